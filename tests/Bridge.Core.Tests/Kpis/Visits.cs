using Bridge.Core.Calls;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Kpis.Catalogue;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Kpis;

/// <summary>Invented visits.</summary>
internal static class Visits
{
    private const CallInputs Everything = (CallInputs)1023;

    public static CallFacts Of(CallOutcome outcome, double? wait = null, double? talk = null, double? hold = null, double? wrap = null) => new()
    {
        Id = 1,
        Contact = 1,
        Caller = 7,
        Queue = 1,
        Count = 1,
        Outcome = (byte)outcome,
        Inputs = (ushort)Everything,
        MissedOffers = CallFacts.Unknown,
        Wait = Milliseconds(wait),
        Talk = Milliseconds(talk),
        Hold = Milliseconds(hold),
        Wrap = Milliseconds(wrap),
        Ring = CallFacts.Unknown,
        Ivr = CallFacts.Unknown,
        Length = CallFacts.Unknown,
    };

    public static CallMeasures Count(params IEnumerable<CallFacts> visits)
    {
        var measures = new CallMeasures();
        foreach (var visit in visits)
        {
            CallCounting.AddVisit(measures, visit);
        }

        return measures;
    }

    public static KpiFigure Figure(string id, CallMeasures measures, string? variant = null, KpiSettings? settings = null)
    {
        var kpi = KpiCatalogue.Find(id)!;
        return KpiComputation.Compute(
            kpi, variant is null ? kpi.Variants[0] : kpi.Variants.Single(one => one.Id == variant), measures, settings ?? new KpiSettings());
    }

    public static Gen<CallFacts> Any() =>
        from outcome in Gen.Elements(Enum.GetValues<CallOutcome>())
        from direction in Gen.Elements(Enum.GetValues<CallDirection>())
        from wait in Gen.Choose(-1, 1_200_000)
        from talk in Gen.Choose(-1, 90_000)
        from hold in Gen.Choose(-1, 9_000)
        from bits in Gen.Choose(0, 7)
        from queue in Gen.Choose(0, 2)
        from count in Gen.Choose(0, 3)
        select Of(outcome) with
        {
            Direction = (byte)direction,
            Wait = wait,
            Talk = talk,
            Hold = hold,
            Wrap = hold,
            Flags = (byte)bits,
            Queue = queue,
            Count = count,
            Transfer = (byte)(bits % 2),
            Caller = (ulong)queue,
        };

    private static int Milliseconds(double? seconds) => seconds is { } value ? (int)(value * 1000) : CallFacts.Unknown;
}
