namespace Bridge.Finance.Imports;

/// <summary>Ends the transaction of an import that is refused while it is written; never leaves <see cref="ImportBilling"/>.</summary>
internal sealed class ImportRefusedException(ImportReport report) : Exception("The import was refused.")
{
    public ImportReport Report { get; } = report;
}
