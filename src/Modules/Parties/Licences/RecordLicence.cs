using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Parties;

/// <summary>An administrator records a licence of the own organisation. A former one stays on record.</summary>
sealed record RecordLicence(LicenceKind Kind, string Number, DateOnly ValidFrom, DateOnly ValidTo)
{
    internal sealed class Handler(ILicences licences, Caller caller, IWork work) : IHandle<RecordLicence, Unit>
    {
        public Task<Outcome<Unit>> Handle(RecordLicence command, CancellationToken cancel)
        {
            var mine = caller.Actor.Organisation;
            work.About(mine.ToString());
            return Task.FromResult(licences.Add(
                new(mine, command.Kind, command.Number, command.ValidFrom, command.ValidTo)));
        }
    }

    internal static Task<Results<Ok<Unit>, ProblemHttpResult>> Post(
        RecordLicence body, Desk desk, CancellationToken cancel) => desk.Send<RecordLicence, Unit>(body, cancel);
}
