using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Payments;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>Books what the simulated bank took in on a day, all in one transaction.</summary>
public sealed record TakeMoney(IReadOnlyList<IncomingPayment> Payments)
{
    internal sealed class Handler(IPaymentBatches batches, Caller caller, IWork work)
        : IHandle<TakeMoney, MoneyTaken>
    {
        public async Task<Outcome<MoneyTaken>> Handle(TakeMoney command, CancellationToken cancel)
        {
            work.About("portfolio");
            var booked = await batches.Book(caller.Actor.Organisation, command.Payments, cancel);
            return booked.Select(answers => new MoneyTaken([.. answers.Select(a => a.Why?.Code)]));
        }
    }
}

/// <param name="Refusals">One for each payment, null where it was booked.</param>
public sealed record MoneyTaken(IReadOnlyList<string?> Refusals);
