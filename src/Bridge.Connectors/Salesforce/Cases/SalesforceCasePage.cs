using System.Text.Json;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>Cases that a query found.</summary>
/// <param name="Rows">Their JSON, in the order of the query.</param>
/// <param name="Tickets">Those that could be read.</param>
/// <param name="Refused">Those that could not.</param>
internal sealed record SalesforceCasePage(IReadOnlyList<JsonElement> Rows, IReadOnlyList<Ticket> Tickets, IReadOnlyList<RefusedRow> Refused);
