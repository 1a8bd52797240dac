namespace Bridge.Host.Features.Outbox;

/// <summary>Sends requests of the outbox to one system. Safe for parallel calls.</summary>
internal interface IRequestSender
{
    /// <summary>Sends one request once, and writes down what came of it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Abandons the call; its outcome is then unknown.</param>
    /// <returns>A reason to leave the whole system alone for a while, or null.</returns>
    Task<DeskHold?> SendAsync(Request request, CancellationToken cancellationToken);

    /// <summary>Lets a request wait that met a fault of the bridge, so that the others go on.</summary>
    /// <param name="request">The request.</param>
    /// <returns>A task that ends once it is written down.</returns>
    Task HoldAsync(Request request);
}
