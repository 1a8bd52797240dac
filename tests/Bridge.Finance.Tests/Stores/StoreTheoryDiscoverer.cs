using Xunit.Abstractions;
using Xunit.Sdk;

namespace Bridge.Finance.Tests.Stores;

/// <summary>Finds theories about the store.</summary>
public sealed class StoreTheoryDiscoverer(IMessageSink sink) : TheoryDiscoverer(sink)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        StoreFactDiscoverer.SkipReason(testMethod) is null
            ? base.Discover(discoveryOptions, testMethod, theoryAttribute)
            : [new SkippedCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}
