namespace Bridge.Access.People;

/// <summary>The provider's settings or keys cannot be read just now.</summary>
/// <param name="inner">What the network or the answer said.</param>
internal sealed class ProviderUnreachableException(Exception inner) : Exception("The OpenID provider cannot be reached, or its discovery document cannot be used.", inner);
