using System.Text.RegularExpressions;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Api;

/// <summary>Chooses the endpoint of a call. Everything behind it runs under the gate of the environment.</summary>
internal sealed partial class DataverseResources
{
    private readonly DataverseOrg _org;
    private readonly RowEndpoints _rows;
    private readonly ListEndpoint _lists;
    private readonly MultipleEndpoint _multiple;
    private readonly DefinitionEndpoints _definitions;
    private readonly UserEndpoints _users;
    private readonly CaseEndpoint _cases;
    private readonly MergeEndpoint _merges;
    private readonly BatchEndpoint _batch;

    public DataverseResources(DataverseOrg org)
    {
        _org = org;
        _rows = new RowEndpoints(org);
        _lists = new ListEndpoint(org);
        _multiple = new MultipleEndpoint(org, _rows);
        _definitions = new DefinitionEndpoints(org);
        _users = new UserEndpoints(org);
        _cases = new CaseEndpoint(org);
        _merges = new MergeEndpoint(org);
        _batch = new BatchEndpoint(Choose);
    }

    /// <summary>Answers one call.</summary>
    public ODataReply Answer(ODataCall call)
    {
        lock (_org.Gate)
        {
            try
            {
                return Choose(call, new UndoLog());
            }
            catch (RowRefusedException refused)
            {
                return ODataReply.Error(refused.Fault);
            }
        }
    }

    /// <summary>Answers a batch; the status is that of the whole.</summary>
    public int Answer(ODataCall call, IReadOnlyList<BatchGroup> groups, BatchWriter writer)
    {
        lock (_org.Gate)
        {
            return _batch.Answer(call, groups, writer);
        }
    }

    private ODataReply Choose(ODataCall call, UndoLog undo)
    {
        if (call.Path is "WhoAmI" or "WhoAmI()" && call.Method == "GET")
        {
            return _users.WhoAmI(call);
        }

        if (call.Path.StartsWith("EntityDefinitions", StringComparison.Ordinal))
        {
            return _definitions.Answer(call);
        }

        if (call.Path is "PublishAllXml" or "PublishXml" && call.Method == "POST")
        {
            return ODataReply.Nothing;
        }

        if (call is { Method: "POST", Path: "CloseIncident" or "Merge" })
        {
            return call.Path == "Merge" ? _merges.Merge(call, undo) : _cases.Close(call, undo);
        }

        if (_users.Answer(call) is { } reply)
        {
            return reply;
        }

        var match = Resource().Match(call.Path);
        if (!match.Success || _org.FindSet(match.Groups["set"].Value) is not { } table)
        {
            throw RowFaults.NotFound(call.Path);
        }

        return (call.Method, match.Groups["key"].Success, match.Groups["rest"].Value) switch
        {
            (_, true, "") => _rows.Answer(call, table, match.Groups["key"].Value, undo),
            ("GET", false, "") => _lists.Answer(call, table),
            ("GET", false, "/$count") => _lists.Count(call, table),
            ("POST", false, "") => _rows.Create(call, table, undo),
            ("POST", false, "/Microsoft.Dynamics.CRM.CreateMultiple" or "/Microsoft.Dynamics.CRM.UpdateMultiple" or "/Microsoft.Dynamics.CRM.UpsertMultiple") =>
                _multiple.Answer(call, table, match.Groups["rest"].Value.Split('.')[^1]),
            _ => throw RowFaults.NotFound(call.Path),
        };
    }

    [GeneratedRegex(@"^(?<set>[a-z0-9_]+)(?:\((?<key>.*)\))?(?<rest>/[^()]*)?$")]
    private static partial Regex Resource();
}
