using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Sources.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Sources.Asking;

/// <summary>Keeps what became of the questions about an application: a row, and an audit record, for each.</summary>
/// <remarks>Runs for the lender, by whoever handed the application in.</remarks>
sealed record KeepCalls(string About, IReadOnlyList<KeepCalls.Made> Calls)
{
    /// <param name="Asked">Blind index of the question.</param>
    /// <param name="Answer">As JSON, in clear; null without one.</param>
    internal sealed record Made(Id<SourceCall> Id, SourceCall Call, string Asked, string? Answer);

    internal sealed class Handler(House house, IWork work, Caller caller, IFieldCipher cipher)
        : IHandle<KeepCalls, Unit>
    {
        public Task<Outcome<Unit>> Handle(KeepCalls command, CancellationToken cancel)
        {
            work.About(command.About);
            var lender = caller.Actor.Organisation;
            foreach (var made in command.Calls)
            {
                var call = made.Call;
                house.Append(new CallRow
                {
                    Id = made.Id,
                    Organisation = lender,
                    About = command.About,
                    Kind = call.Kind,
                    Outcome = call.Outcome,
                    Asked = made.Asked,
                    AskedAt = call.AskedAt,
                    TookMs = call.TookMs,
                    Attempts = call.Attempts,
                    AnsweredAt = call.AnsweredAt,
                    Consent = call.Consent,
                    Simulated = call.Simulated,
                    Answer = made.Answer is null ? null : cipher.Encrypt(CallRow.Field, made.Answer),
                });
                work.Publish(
                    new SourceAsked(lender, command.About, call.Kind, call.Outcome, call.Consent), made.Id.ToString());
            }

            return Task.FromResult<Outcome<Unit>>(default(Unit));
        }
    }
}
