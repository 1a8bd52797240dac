using Xunit.Abstractions;
using Xunit.Sdk;

namespace Bridge.Finance.Tests.Stores;

/// <summary>A fact that cannot run on this machine, with the reason.</summary>
public sealed class SkippedCase : XunitTestCase
{
    /// <summary>For the test runner, which makes it anew from its text.</summary>
    [Obsolete("For the test runner alone.")]
    public SkippedCase()
    {
    }

    public SkippedCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => PostgresPrograms.Missing ?? base.GetSkipReason(factAttribute);
}
