using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Banking.Mandates;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Changes.Loans;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Servicing.Payoff;
using Wheelhouse.Servicing.Views;
using Wheelhouse.Simulation.People;

namespace Wheelhouse.Simulation.Days;

/// <summary>An agreement that runs, seen by the people around it.</summary>
sealed record Running(PayoutConfirmed Paid, Persona Persona, Dice Dice, Actor Customer, Actor Servicing)
{
    /// <summary>Whether it was settled early: the customer stops his standing order.</summary>
    internal bool IsSettled { get; set; }

    /// <summary>What falls due from this day on the lender collects by mandate.</summary>
    internal DateOnly? CollectedFrom { get; set; }
}

/// <summary>How the money comes in: by each customer's habit, with mistakes of customers, banks and clerks.</summary>
sealed class Paying(Town town)
{
    /// <summary>Mandates are given for the last days of a world: what they make is to be seen, and every collection is
    /// three files.</summary>
    const int CollectedDays = 60;

    /// <summary>Plans an agreement's whole life from the schedule in the customer's contract.</summary>
    internal void Begin(Running running)
    {
        if (running.Persona.Habit == Habit.Punctual)
        {
            PlanCollection(running);
        }

        if (running.Paid.Terms is not LoanFinance { Terms: var terms })
        {
            foreach (var due in Renting.Plan(running.Paid.Terms))
            {
                Plan(running, due);
            }

            return;
        }

        var rows = Scheduling.Plan(terms).Instalments;
        foreach (var row in rows)
        {
            Plan(running, new(row.Number, row.DueDate, row.Total));
        }

        var persona = running.Persona;
        if (persona.SettlesAfter > 0 && persona.SettlesAfter < rows.Count && persona.Habit != Habit.Stops)
        {
            town.On(rows[persona.SettlesAfter - 1].DueDate.AddDays(running.Dice.Between(3, 20)), () => Settle(running));
        }

        if (persona.Habit != Habit.Stops)
        {
            // whatever waiting cost on top of the schedule is paid at the end
            town.On(rows[^1].DueDate.AddDays(running.Dice.Between(2, 15)), () => Settle(running));
        }

        if (running.Dice.Chance(40))
        {
            var from = rows[0].DueDate.AddDays(running.Dice.Between(10, 150));
            town.On(from, () => Pause(running, from));
        }
    }

    /// <summary>Who pays on the day lets the lender collect; the file is made a day ahead, in the night before that.
    /// </summary>
    void PlanCollection(Running running)
    {
        var late = town.Plan.LastDay.AddDays(-CollectedDays);
        var given = town.Today > late ? town.Today : late;
        running.CollectedFrom = given.AddDays(2);
        town.On(given, () => town.Do<GiveMandate, MandateCard>(
            running.Customer,
            new(running.Paid.Agreement, running.Persona.Name, running.Persona.Account, Agreed: true)));
    }

    void Plan(Running running, Dues row)
    {
        var (persona, dice) = (running.Persona, running.Dice);
        var stopped = persona.StopsAt > 0 && row.Number >= persona.StopsAt;
        if (stopped)
        {
            // who resumes pays all that was left out on one day
            if (persona.ResumesAfter > 0)
            {
                var resumes = row.Number < persona.StopsAt + persona.ResumesAfter
                    ? row.DueDate.AddMonths(persona.StopsAt + persona.ResumesAfter - row.Number)
                    : row.DueDate;
                town.On(resumes, () => PayDue(running, PaymentChannel.Transfer));
            }

            return;
        }

        switch (persona.Habit)
        {
            case Habit.Punctual or Habit.Stops:
                PlanPunctual(running, row);
                break;
            case Habit.Early:
                var early = row.DueDate.AddDays(-dice.Between(1, 5));
                town.On(early, () => Pay(running, row.Total, PaymentChannel.SimulatedBank));
                break;
            case Habit.Late:
                var late = row.DueDate.AddDays(dice.Between(2, 20));
                town.On(late, () => PayDue(running, PaymentChannel.Transfer));
                break;
            case Habit.Partly:
                var part = Money.Round(
                    row.Total.Major * dice.Between(30, 80) / 100m, row.Total.Currency, MidpointRounding.ToEven);
                var rest = row.DueDate.AddDays(dice.Between(4, 16));
                town.On(row.DueDate, () => Pay(running, part, PaymentChannel.SimulatedBank));
                town.On(rest, () => PayDue(running, PaymentChannel.SimulatedBank));
                break;
            case Habit.Twice:
                town.On(row.DueDate, () => Pay(running, row.Total, PaymentChannel.DirectDebit));
                if (dice.Chance(200))
                {
                    town.On(row.DueDate.AddDays(1), () => Pay(running, row.Total, PaymentChannel.Transfer));
                }

                break;
        }
    }

    /// <summary>By direct debit on the day; now and then returned, or held in suspense and booked late.</summary>
    void PlanPunctual(Running running, Dues row)
    {
        if (row.DueDate >= running.CollectedFrom)
        {
            return;
        }

        var fate = running.Dice.Weigh((910, "debit"), (40, "returned"), (50, "suspense"));
        if (fate == "suspense")
        {
            town.On(
                row.DueDate.AddDays(running.Dice.Between(3, 9)),
                () => Pay(running, row.Total, PaymentChannel.DirectDebit, row.DueDate));
            return;
        }

        town.On(row.DueDate, async () =>
        {
            var booked = await Pay(running, row.Total, PaymentChannel.DirectDebit);
            if (fate == "returned" && booked is not null)
            {
                town.In(2, () => Reverse(running, booked.Event));
                town.In(6, () => PayDue(running, PaymentChannel.Transfer));
            }
        });
    }

    async Task<EventBooked?> Pay(Running running, Money amount, PaymentChannel channel, DateOnly? valueDate = null) =>
        running.IsSettled ? null : await town.Do<ReceivePayment, EventBooked>(
            channel == PaymentChannel.SimulatedBank ? running.Customer : running.Servicing,
            new(running.Paid.Agreement, amount, valueDate, channel));

    /// <summary>What is due that day and what being late has cost so far; nothing where nothing is due.</summary>
    async Task PayDue(Running running, PaymentChannel channel)
    {
        var account = await town.Premises.In(running.Servicing, provider =>
            provider.GetRequiredService<Reader>().Today(running.Paid.Agreement, town.Cancel));
        if (account is { IsDone: true, Value.DueNow: { IsPositive: true } due })
        {
            await Pay(running, due, channel);
        }
    }

    Task<EventBooked?> Reverse(Running running, int booked) => town.Do<ReverseEvent, EventBooked>(
        running.Servicing, new(running.Paid.Agreement, booked, "Direct debit returned by the bank (simulated)"));

    async Task Settle(Running running)
    {
        var quote = await town.Premises.In(running.Customer, provider =>
            provider.GetRequiredService<ISettlements>().Quote(running.Paid.Agreement, null, town.Cancel));
        if (quote.IsDone)
        {
            running.IsSettled = await town.Do<SettleEarly, EventBooked>(
                running.Customer, new(running.Paid.Agreement, quote.Value.Total)) is not null;
        }
    }

    Task<EventBooked?> Pause(Running running, DateOnly from)
    {
        var through = from.AddDays(running.Dice.Between(5, 25));
        var pause = new PauseInterest(through) { On = from, Note = "Hardship relief (simulated)" };
        return town.Do<BookChange, EventBooked>(running.Servicing, new(running.Paid.Agreement, pause));
    }
}
