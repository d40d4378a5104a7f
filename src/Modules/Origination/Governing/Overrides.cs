using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Applications;
using Wheelhouse.Origination.Storage;

namespace Wheelhouse.Origination.Governing;

/// <summary>A person's answer beside that of the rules, the policy and the scorecard.</summary>
public sealed class Override : INamed
{
    public static string Prefix => "ovr";
}

/// <summary>How a person's answer stands to what was said without one.</summary>
public enum OverrideKind
{
    /// <summary>A person approved or made an offer where a check had declined: a low-side override.</summary>
    ApprovedAgainstDecline,

    /// <summary>A person declined though no check had: a high-side override.</summary>
    DeclinedWithoutDecline,

    /// <summary>A person answered what had been left to him, the way the checks leaned: no override.</summary>
    Judged,
}

/// <summary>Tells overrides from judgements. Pure.</summary>
static class Overrides
{
    /// <summary>What a person's final answer is to the log; null where it is none yet.</summary>
    internal static OverrideKind? Of(Dossier decided)
    {
        if (decided is not { Assessed: { } assessed, Answered: { } answered, Proposed: null }
            || answered.Answer == PersonAnswer.RequestPapers)
        {
            return null;
        }

        var declined = assessed.Verdict == Verdict.Decline || assessed.HasDecline;
        return (declined, answered.Answer == PersonAnswer.Decline) switch
        {
            (true, false) => OverrideKind.ApprovedAgainstDecline,
            (false, true) => OverrideKind.DeclinedWithoutDecline,
            _ => OverrideKind.Judged,
        };
    }

    /// <summary>The line of the log.</summary>
    internal static OverrideRow Row(Dossier decided, OverrideKind kind, TimeProvider clock)
    {
        var (assessed, answered) = (decided.Assessed!, decided.Answered!);
        return new()
        {
            Id = Id<Override>.New(clock),
            Organisation = decided.Lender,
            Application = decided.Id,
            Number = decided.Number,
            Decision = assessed.Record,
            At = clock.GetUtcNow(),
            Kind = kind,
            Said = assessed.Verdict,
            Answer = answered.Answer,
            Score = assessed.Score,
            Policy = assessed.Policy,
            PolicyVersion = assessed.PolicyVersion,
            Reason = answered.Reason,
            By = answered.By,
            ByName = answered.Name,
            Second = answered.Second,
        };
    }
}
