using Bridge.Audit;
using Bridge.Finance.Documents;
using Bridge.Storage;

namespace Bridge.Finance.Answers;

/// <summary>Why something was not done: a plain sentence and what to do. Never holds a value of billing, nor what was typed.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Problem">What happened.</param>
/// <param name="Remedy">What to do, starting with a verb.</param>
internal sealed record PlaceProblem(int Status, string Problem, string Remedy)
{
    /// <summary>One sentence for each fault, where there are several; of documents that finance wrote, never of data.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The problem that an expected error stands for, or null when it is a fault of the bridge itself.</summary>
    public static PlaceProblem? Of(Exception error) => error switch
    {
        AuditException audit => new(503, $"{audit.Problem} Nothing is shown or done that could not be written down.", audit.Remedy),
        StoreException store => new(503, store.Problem, store.Remedy),
        FinanceException finance => new(503, finance.Problem, finance.Remedy),
        DocumentException document => new(422, "A document of the finance side has faults.", "Correct them, then try again.")
        {
            Faults = [.. document.Faults.Select(fault => $"{Path.GetFileName(fault.File)}:{fault.Line}:{fault.Column}: {fault.Message}")],
        },
        _ => null,
    };
}

/// <summary>What was asked for, or why it was not done.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Value">The answer; null exactly when there is a problem.</param>
/// <param name="Problem">The problem, or null.</param>
internal sealed record Answer<T>(T? Value, PlaceProblem? Problem)
    where T : class
{
    public static implicit operator Answer<T>(T value) => new(value, null);

    public static implicit operator Answer<T>(PlaceProblem problem) => new(null, problem);

    /// <summary>Turns the answer into what is sent.</summary>
    public TResult Match<TResult>(Func<T, TResult> done, Func<PlaceProblem, TResult> refused) =>
        Value is { } value ? done(value) : refused(Problem!); // one of the two is always there

    public override string ToString() => Problem?.Problem ?? Values.Redacted.Text;
}
