using Xunit.Sdk;

namespace Bridge.Finance.Tests.Stores;

/// <summary>A theory about the store, true for each database; skipped on PostgreSQL where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Bridge.Finance.Tests.Stores." + nameof(StoreTheoryDiscoverer), "Bridge.Finance.Tests")]
public sealed class StoreTheoryAttribute : TheoryAttribute;
