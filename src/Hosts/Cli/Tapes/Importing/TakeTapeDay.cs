using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Payments;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>Books the payments that a tape tells of a day, all in one transaction.</summary>
sealed record TakeTapeDay(DateOnly Day, IReadOnlyList<IncomingPayment> Payments)
{
    /// <summary>By the code of the refusal, or <c>booked</c>.</summary>
    internal sealed class Handler(IPaymentBatches batches, Caller caller, IWork work)
        : IHandle<TakeTapeDay, IReadOnlyDictionary<string, int>>
    {
        public async Task<Outcome<IReadOnlyDictionary<string, int>>> Handle(
            TakeTapeDay command, CancellationToken cancel)
        {
            var me = caller.Actor.Organisation;
            work.About($"{me}/tape/{command.Day:O}");
            var answers = await batches.Book(me, command.Payments, cancel);
            return answers.Select(Count);
        }

        static IReadOnlyDictionary<string, int> Count(IReadOnlyList<PaymentAnswer> answers) => answers
            .GroupBy(a => a.Why?.Code ?? "booked", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
    }
}
