using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Applications;

/// <summary>The customer, or the dealer for him, takes the application back; possible until it is signed.</summary>
public sealed record WithdrawApplication(Id<Application> Application, long? Seen = null)
{
    internal static Outcome<Dossier> Decide(Dossier dossier, Actor by, DateTimeOffset at) =>
        dossier.Unless(
            ApplicationState.Draft, ApplicationState.Referred, ApplicationState.PapersRequested,
            ApplicationState.Approved, ApplicationState.CounterOffered, ApplicationState.Accepted) is { } wrong
            ? wrong
            : dossier.Told(at, new("撤回申请", "Withdrawn"), by) with
            {
                State = ApplicationState.Withdrawn,
                Proposed = null,
                DueBy = null,
            };

    internal sealed class Handler(Cases cases, Caller caller, Views views, TimeProvider clock)
        : IHandle<WithdrawApplication, ApplicationView>
    {
        public async Task<Outcome<ApplicationView>> Handle(WithdrawApplication command, CancellationToken cancel)
        {
            var found = await cases.Find(command.Application, command.Seen, cancel);
            var decided = found.Then(row => Decide(row.Dossier, caller.Actor, clock.GetUtcNow()));
            return decided.Refused is { } refused ? refused : await views.Keep(found.Value, decided.Value, cancel);
        }
    }
}
