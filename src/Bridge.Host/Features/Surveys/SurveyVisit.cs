using Bridge.Host.Features.Surveys.Invitations;

namespace Bridge.Host.Features.Surveys;

/// <summary>What a link is good for.</summary>
internal enum SurveyVisitState
{
    /// <summary>It is not one of ours.</summary>
    Unknown,

    /// <summary>It can be answered.</summary>
    Open,

    /// <summary>It was answered.</summary>
    Used,

    /// <summary>It is too old.</summary>
    Expired,
}

/// <summary>Somebody came by a link.</summary>
/// <param name="State">What the link is good for.</param>
/// <param name="Invitation">The invitation; null for a link that is not one of ours.</param>
internal sealed record SurveyVisit(SurveyVisitState State, Invitation? Invitation);
