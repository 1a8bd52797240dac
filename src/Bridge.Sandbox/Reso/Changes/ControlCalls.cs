using Bridge.Sandbox.Reso.Answers;
using Bridge.Sandbox.Reso.Data;
using Bridge.Sandbox.Reso.Hosts;
using Bridge.Sandbox.Reso.Query;

namespace Bridge.Sandbox.Reso.Changes;

/// <summary>The control calls of the MLS sandbox. Callers hold the write lock.</summary>
internal sealed class ControlCalls(
    MlsData data, MlsChanges changes, Churn churn, PageMischief mischief, MlsAnswers answers, HostAccess access)
{
    /// <summary>Does what the call asks and returns the number of rows it was about; null for an unknown name.</summary>
    /// <exception cref="QueryRefusedException">A setting is missing or wrong.</exception>
    public int? Answer(string name, IReadOnlyDictionary<string, string> options)
    {
        switch (name)
        {
            case "touch":
                return changes.Touch(Resource(options), RowChoice.From(options), Flag(options, "tie", otherwise: false));
            case "change":
                return changes.Change(Resource(options), RowChoice.From(options));
            case "remove":
                return changes.Remove(Resource(options), Named(RowChoice.From(options)));
            case "add":
                return changes.Add(Resource(options), RowChoice.Number<int>(options, "count") ?? 1);
            case "tie":
                return changes.Tie();
            case "rewind":
                return changes.Rewind(TimeSpan.FromMinutes(RowChoice.Number<int>(options, "minutes") ?? 60));
            case "churn":
                churn.EveryPages = RowChoice.Number<int>(options, "everyPages") ?? 1;
                churn.Rows = RowChoice.Number<int>(options, "rows") ?? 50;
                return churn.Rows;
            case "shuffle":
                return mischief.Repeats = RowChoice.Number<int>(options, "rows") ?? 5;
            case "vanish":
                answers.Vanished = Flag(options, "on", otherwise: true);
                return data.Members.Store.Listed;
            case "evil":
                mischief.Link = Link(options.GetValueOrDefault("nextLink"));
                return 0;
            case "expire-tokens":
                access.Expire();
                return 0;
            default:
                return null;
        }
    }

    /// <summary>The resource a control call is about: <c>kind=member</c> (the default) or <c>kind=office</c>.</summary>
    public Resource Resource(IReadOnlyDictionary<string, string> options) =>
        data.View(ResoEnumStyle.HumanText).Resources[options.GetValueOrDefault("kind", "member") switch
        {
            "member" => "Member",
            "office" => "Office",
            _ => throw new QueryRefusedException(400, "kind must be member or office."),
        }];

    private static RowChoice Named(RowChoice choice) => choice is { Keys: null, Share: null, Count: null }
        ? throw new QueryRefusedException(400, "Name the rows by keys, share or count.")
        : choice;

    private static bool Flag(IReadOnlyDictionary<string, string> options, string name, bool otherwise) =>
        options.TryGetValue(name, out var text)
            ? bool.TryParse(text, out var flag)
                ? flag
                : throw new QueryRefusedException(400, $"{name} must be true or false.")
            : otherwise;

    private static EvilLink Link(string? text) => text switch
    {
        "other-origin" => EvilLink.OtherOrigin,
        "loop" => EvilLink.Loop,
        "same" => EvilLink.Same,
        "none" or null => EvilLink.None,
        _ => throw new QueryRefusedException(
            400, "nextLink must be other-origin, loop, same or none."),
    };
}
