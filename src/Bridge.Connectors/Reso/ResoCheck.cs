using Bridge.Connectors.Reso.Api;
using Bridge.Connectors.Reso.Hosts;
using Bridge.Connectors.Reso.Walks;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso;

/// <summary>Proves that a connection can be read.</summary>
/// <param name="connection">The connection.</param>
/// <param name="resources">The resources.</param>
internal sealed class ResoCheck(ResoConnection connection, ResoResources resources) : IChecks
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<CheckFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        var findings = new List<CheckFinding>();
        var members = new ResoFeed<ResoMember, Member>(connection, resources.Members, [.. MemberFields.Names]);
        var offices = new ResoFeed<ResoOffice, Office>(connection, resources.Offices, [.. OfficeFields.Names]);
        try
        {
            connection.Options.Validate();
            findings.Add(new CheckFinding("settings", CheckVerdict.Ok, $"Profile {connection.Options.Profile.Name}."));
            var fields = await connection.FieldsAsync("Member", cancellationToken);
            findings.Add(new CheckFinding("sign-in", CheckVerdict.Ok, "The MLS accepts the sign-in."));
            findings.Add(fields is null
                ? new CheckFinding("metadata", CheckVerdict.Warning, "Not served or switched off; missing fields cannot be told apart.")
                : new CheckFinding("metadata", CheckVerdict.Ok, $"Member has {fields.Count} fields."));
        }
        catch (ConnectorException failure)
        {
            findings.Add(new CheckFinding("sign-in", CheckVerdict.Failed, failure.Message));
            return findings;
        }

        await TryAsync(members, findings, cancellationToken);
        await TryAsync(offices, findings, cancellationToken);
        return findings;
    }

    private static async Task TryAsync<TRow, T>(
        ResoFeed<TRow, T> feed, List<CheckFinding> findings, CancellationToken cancellationToken)
        where TRow : ResoRow
        where T : IRecord
    {
        try
        {
            await feed.PrepareAsync(cancellationToken);
            var page = await feed.GetAsync(new ResoQuery { Top = 1 }, cancellationToken);
            if (feed.Options.Paging == ResoPaging.Keyset && page.Positions is [var first, ..])
            {
                await ResoKeysetWalk.TryAsync(feed, first, cancellationToken);
            }

            findings.Add(page.Count == 0
                ? new CheckFinding(feed.Resource.Name, CheckVerdict.Warning, "It can be read, but holds nothing. Ask the MLS whether the licence holds.")
                : new CheckFinding(feed.Resource.Name, CheckVerdict.Ok, "It can be read."));
            if (feed.Missing.Count > 0)
            {
                findings.Add(new CheckFinding(
                    $"{feed.Resource.Name} fields", CheckVerdict.Warning, $"Not served, hence left out: {string.Join(", ", feed.Missing)}."));
            }
        }
        catch (ResoWayException way) when (!feed.Options.IsPagingChosen)
        {
            findings.Add(new CheckFinding(
                feed.Resource.Name, CheckVerdict.Warning, $"{way.Message} Its next links will be followed instead. {way.Error.Remedy}"));
        }
        catch (ResoWayException way)
        {
            findings.Add(new CheckFinding(feed.Resource.Name, CheckVerdict.Failed, way.Error.Message));
        }
        catch (ConnectorException failure)
        {
            findings.Add(new CheckFinding(feed.Resource.Name, CheckVerdict.Failed, failure.Message));
        }
    }
}
