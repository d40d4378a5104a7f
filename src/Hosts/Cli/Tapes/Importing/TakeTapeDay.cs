using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Payments;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>Books the payments that a tape tells of a day, all in one transaction.</summary>
sealed record TakeTapeDay(DateOnly Day, IReadOnlyList<IncomingPayment> Payments)
{
    /// <summary>In the order of the payments: the code of the refusal; null where it was booked.</summary>
    internal sealed record Answer(IReadOnlyList<string?> Refused);

    internal sealed class Handler(IPaymentBatches batches, Caller caller, IWork work) : IHandle<TakeTapeDay, Answer>
    {
        public async Task<Outcome<Answer>> Handle(TakeTapeDay command, CancellationToken cancel)
        {
            var me = caller.Actor.Organisation;
            work.About($"{me}/tape/{command.Day:O}");
            var answers = await batches.Book(me, command.Payments, cancel);
            return answers.Select(all => new Answer([.. all.Select(a => a.Why?.Code)]));
        }
    }
}
