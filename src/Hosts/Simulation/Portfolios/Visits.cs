using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Changes.Requests;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Servicing.Payoff;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>What somebody does to one agreement on one day, drawn from its state: any change of its family, with a
/// second person where two must agree, a reversal, a payment entered late, a settlement.</summary>
sealed class Visits(Premises premises, Sending sending, PortfolioPlan plan, Actor clerk, Actor second)
{
    internal async Task Make(Life life, Dice dice, DateOnly day, CancellationToken cancel)
    {
        var deeds = dice.Between(1, 2);
        for (var deed = 1; deed <= deeds; deed++)
        {
            var account = await Look(life.Agreement, cancel);
            var key = $"{plan.Seed}/{life.Number}/{day:yyyyMMdd}/{deed}";
            await dice.Weigh<Func<Task>>(
                (66, () => Change(life, account, dice, key)),
                (12, () => Reverse(life, account, dice, key)),
                (12, () => PayLate(life, account, dice, key)),
                (6, () => PayTooMuch(life, account, dice, key)),
                (account is LoanAccount ? 2 : 0, () => Settle(life, account, key, cancel)))();
        }
    }

    internal Task<Account> Look(Id<Agreement> agreement, CancellationToken cancel) => premises.In(
        clerk, async provider => (await provider.GetRequiredService<Reader>().Today(agreement, cancel)).Value);

    async Task Change(Life life, Account account, Dice dice, string key)
    {
        if (ChangeDice.Draw(account, dice) is not { } change)
        {
            return;
        }

        if (!change.NeedsSecond)
        {
            await sending.Send<BookChange, EventBooked>(clerk, new(life.Agreement, change), key, change.Kind.Type);
            return;
        }

        var asked = await sending.Send<RequestChange, RequestView>(clerk, new(life.Agreement, change), key);
        if (asked.IsDone)
        {
            var granted = !dice.Chance(100);
            await sending.Send<AnswerRequest, RequestView>(
                second,
                granted
                    ? new(asked.Value.Id, RequestState.Granted)
                    : new(asked.Value.Id, RequestState.Declined, "simulated"),
                $"{key}/answer", granted ? change.Kind.Type : null, once: true);
        }
    }

    Task<Outcome<EventBooked>> Reverse(Life life, Account account, Dice dice, string key) =>
        sending.Send<ReverseEvent, EventBooked>(
            clerk, new(life.Agreement, dice.Between(Math.Min(2, account.LastEvent), account.LastEvent), "simulated"),
            key, once: true);

    /// <summary>Money that came days ago and is entered today.</summary>
    Task<Outcome<EventBooked>> PayLate(Life life, Account account, Dice dice, string key) =>
        sending.Send<ReceivePayment, EventBooked>(
        clerk,
        new(
            life.Agreement, new(Math.Max(1, Amount(account, dice)), account.Currency),
            account.AsOf.AddDays(-dice.Between(1, 40)), PaymentChannel.Counter),
        key, "backDatedPayment");

    Task<Outcome<EventBooked>> PayTooMuch(Life life, Account account, Dice dice, string key) =>
        sending.Send<ReceivePayment, EventBooked>(
        clerk,
        new(
            life.Agreement,
            account.DueNow + new Money(dice.Between(1, 2_000_00), account.Currency), null, PaymentChannel.Transfer,
            ExcessRule.SettleAndHold),
        key, "overpayment");

    async Task Settle(Life life, Account account, string key, CancellationToken cancel)
    {
        var quote = await premises.In(clerk, provider =>
            provider.GetRequiredService<ISettlements>().Quote(life.Agreement, null, cancel));
        if (quote is { IsDone: true, Value.Total: { IsPositive: true } total } && account is LoanAccount)
        {
            await sending.Send<SettleEarly, EventBooked>(clerk, new(life.Agreement, total), key, once: true);
        }
    }

    static long Amount(Account account, Dice dice) => dice.Weigh<long>(
        (3, account.DueNow.MinorUnits), (1, account.Overdue.MinorUnits), (2, dice.Between(1, 2_000_00)));
}
