using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Finance.Sources;
using Bridge.Finance.Sources.Mapping;

namespace Bridge.Finance.Imports;

/// <summary>Reads a whole input into accounts and counts what was refused.</summary>
internal sealed class ImportReading(BillingMapping mapping)
{
    private readonly List<Refusal> _refusals = [];
    private int _rows;
    private int _refused;
    private int _attributed;

    public BillingNotes Notes { get; } = new();

    public AccountPile Accounts { get; } = new(mapping.Currency);

    public bool HasRefused => _refused > 0;

    /// <summary>True when of a refused row not even the account is known.</summary>
    public bool HasUnattributed => _refused > _attributed;

    public async Task ReadAsync(BillingInput input, DateOnly fileDay, CancellationToken cancellationToken)
    {
        var source = new BillingSource(mapping, input.OpenAsync, fileDay, Notes);
        await foreach (var page in source.ReadAsync(ReadRequest.Full, cancellationToken))
        {
            foreach (var row in page.Records)
            {
                Accounts.Add(row);
                _attributed += row.IsIncomplete ? 1 : 0;
            }

            _rows += page.Records.Count;
            _refused += page.Refused.Count;
            _refusals.AddRange(page.Refused.Take(ImportBilling.MostRefusals - _refusals.Count).Select(row => row.Refusal));
        }

        _rows -= _attributed;
    }

    public ImportReport Begin(string file, DateOnly asOf) => new()
    {
        Ledger = mapping.Source,
        Outcome = ImportOutcome.Stored,
        File = new(file),
        AsOf = asOf,
        Rows = _rows,
        Accounts = Accounts.Count,
        RefusedRows = _refused,
        Refusals = _refusals,
        Dropped = Notes.Dropped,
    };

    /// <summary>Why the file is not taken, before any account is looked at.</summary>
    public IEnumerable<string> Faults(ImportRequest request)
    {
        if (_rows == 0)
        {
            yield return "The file holds no record that can be imported: check the mapping against the file.";
        }
        else if (_refused > (_rows + _refused) * mapping.MaxRefused)
        {
            yield return $"{_refused} of {_rows + _refused} rows were refused, more than 'maxRefused' allows: the mapping is more likely wrong than the rows.";
        }

        if (mapping.Mode == ImportMode.Append && _refused > 0)
        {
            // The next file of a snapshot brings a row again that was left out; a list that is only added to never does.
            yield return $"{_refused} row(s) were refused: a list that is only added to is taken whole or not at all.";
        }

        if (request.ExpectedRows is { } expected && expected != _rows + _refused)
        {
            yield return $"The file has {_rows + _refused} records, and {expected} were expected: it is cut off, or not the one that was meant.";
        }
    }
}
