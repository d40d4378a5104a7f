using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Payoff;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>What became of something that a tape tells; kept under its key, a refusal as well, so that a run that goes
/// on knows it.</summary>
/// <param name="Refused">The code of the refusal; null where it was booked.</param>
/// <param name="Request">The request that another person must grant.</param>
sealed record TapeAnswer(string? Refused, Id<Servicing.Changes.Requests.Request>? Request = null);

/// <summary>Settles a loan on a day at whatever settles it by our books.</summary>
sealed record SettleTapeLoan(Id<Agreement> Agreement, DateOnly Day, string Note)
{
    internal sealed class Handler(ISettlements settlements, IHandle<SettleEarly, EventBooked> settle)
        : IHandle<SettleTapeLoan, TapeAnswer>
    {
        public async Task<Outcome<TapeAnswer>> Handle(SettleTapeLoan command, CancellationToken cancel)
        {
            var quote = await settlements.Quote(command.Agreement, command.Day, cancel);
            var refused = quote.IsDone
                ? (await settle.Handle(
                    new(command.Agreement, quote.Value.Total, command.Day, Note: command.Note), cancel)).Refused
                : quote.Refused;
            return new TapeAnswer(refused?.Code);
        }
    }
}
