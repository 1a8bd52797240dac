using Xunit.Abstractions;
using Xunit.Sdk;

namespace Bridge.Finance.Tests.Stores;

/// <summary>Finds facts about the store; the same fact stands in a class for each database, so the class decides about skipping.</summary>
public sealed class StoreFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    /// <summary>Why a method of a class cannot run here, or null.</summary>
    public static string? SkipReason(ITestMethod method) =>
        method.TestClass.TestCollection.CollectionDefinition is { Name: var name } && name == typeof(OnPostgres).FullName ? PostgresPrograms.Missing : null;

    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        SkipReason(testMethod) is null
            ? base.CreateTestCase(discoveryOptions, testMethod, factAttribute)
            : new SkippedCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}
