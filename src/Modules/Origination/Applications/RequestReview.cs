using Wheelhouse.Kernel;
using Wheelhouse.Origination.Assessing;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Applications;

/// <summary>The customer asks that a person looks at an adverse answer: one click, no reason needed.</summary>
/// <remarks>PIPL article 24; R-PI-03.</remarks>
public sealed record RequestReview(Id<Application> Application, long? Seen = null)
{
    internal static Outcome<Dossier> Decide(Dossier dossier, Workbook workbook, Actor by, DateTimeOffset at)
    {
        if (dossier.Unless(
            ApplicationState.Declined, ApplicationState.CounterOffered, ApplicationState.Approved) is { } wrong)
        {
            return wrong;
        }

        return IsAdverse(dossier)
            ? dossier.Told(at, new("客户要求人工复核", "The customer asked for a person"), by) with
            {
                State = ApplicationState.Referred,
                Review = new(at, dossier.Answered?.By),
                Offer = null,
                Proposed = null,
                DueBy = at.AddMinutes(workbook.QueueMinutes),
            }
            : new Refusal(
                "origination.nothing_to_review",
                "You were offered what you asked for; there is no adverse answer to review.");
    }

    /// <summary>Declined, or offered something else than was asked for.</summary>
    internal static bool IsAdverse(Dossier dossier) =>
        dossier.State is ApplicationState.Declined or ApplicationState.CounterOffered;

    internal sealed class Handler(Cases cases, Caller caller, Workbook workbook, Views views, TimeProvider clock)
        : IHandle<RequestReview, ApplicationView>
    {
        public async Task<Outcome<ApplicationView>> Handle(RequestReview command, CancellationToken cancel)
        {
            var found = await cases.Find(command.Application, command.Seen, cancel);
            var decided = found.Then(row => Decide(row.Dossier, workbook, caller.Actor, clock.GetUtcNow()));
            return decided.Refused is { } refused ? refused : await views.Keep(found.Value, decided.Value, cancel);
        }
    }
}
