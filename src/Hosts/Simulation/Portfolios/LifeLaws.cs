using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Lending;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Accounting;
using Wheelhouse.Servicing.Leases;
using LeaseAccount = Wheelhouse.Servicing.LeaseAccount;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>What holds of an account by itself. Said without the accounting rules, so that a wrong one is
/// found.</summary>
static class LifeLaws
{
    /// <summary>Accounts of the books that hold nothing any more for an agreement that has ended; a credit of the
    /// customer waits until it is paid back.</summary>
    static readonly string[] Emptied =
    [
        "loans.principal", "interest.receivable", "fees.receivable", "commission.deferred",
        "subsidy.deferred", "fees.deferred", "income.deferred", "buydown.deferred", "rent.receivable",
        "guarantor.receivable", "deposits.held", "lease.investment", "leaseback.asset", "vehicles.leased",
        "vehicles.held", "rent.deferred", "rent.called",
    ];

    internal static IEnumerable<string> Check(Account account) =>
        Splits(account).Concat(Rows(account)).Concat(Cash(account)).Concat(Ended(account))
            .Concat(account is LoanAccount loan ? Identities(loan).Concat(Line(loan)) : [])
            .Select(sentence => $"{account.Contract.Number}: {sentence}");

    static IEnumerable<string> Splits(Account account)
    {
        for (var sequence = 1; sequence <= account.LastEvent; sequence++)
        {
            if (account.SplitOf(sequence) is { } split && !Conserves(split))
            {
                yield return $"event {sequence} of {split.Amount} is split into {split}.";
            }
        }
    }

    static bool Conserves(PaymentSplit split) =>
        split.Principal + split.Interest + split.Rent + split.Fees + split.Penalties + split.Credit == split.Amount
        && (split.Amount.IsNegative
            || !new[] { split.Principal, split.Interest, split.Rent, split.Fees, split.Penalties }
                .Any(part => part.IsNegative));

    static IEnumerable<string> Rows(Account account)
    {
        foreach (var row in account.Rows)
        {
            if (row.Due.IsNegative || row.Paid.IsNegative || row.Paid > row.Due)
            {
                yield return $"row {row.Number} asks for {row.Due}, of which {row.Paid} is paid.";
            }
        }

        if (account is LoanAccount && (account.AccruedNotDue.IsNegative || account.Exposure.IsNegative))
        {
            yield return $"{account.AccruedNotDue} of interest accrued on {account.Exposure}.";
        }
    }

    /// <summary>The bank holds for it what came in less what went out, event by event.</summary>
    static IEnumerable<string> Cash(Account account)
    {
        var moved = account switch
        {
            LoanAccount loan => Standing(loan).Sum(one => Cash(loan, one)),
            LeaseAccount lease => Standings.Of(lease.Events).Sum(one => Cash(lease, one)),
            SubscriptionAccount subscription =>
                Standings.Of(subscription.Events).OfType<SubscriptionPaid>().Sum(one => one.Amount.MinorUnits),
            _ => 0,
        };
        var held = account.Position.Where(l => l.Account == "bank").Sum(l => l.Amount.MinorUnits);
        if (moved != held)
        {
            yield return $"its events moved {moved} minor units, and the bank holds {held} for it.";
        }
    }

    static IEnumerable<LoanEvent> Standing(LoanAccount loan)
    {
        var gone = loan.Events.OfType<Reversed>().Select(r => r.Of).ToHashSet();
        return loan.Events.Where(one => !gone.Contains(one.Sequence) && one.ValueDate <= loan.AsOf);
    }

    static long Cash(LoanAccount loan, LoanEvent one) => one switch
    {
        Disbursed { Sequence: 1 } first => StartFees(loan.Terms).MinorUnits - first.Amount.MinorUnits,
        Disbursed more => -more.Amount.MinorUnits,
        Repaid paid => paid.Amount.MinorUnits,
        EarlySettled settled => settled.Amount.MinorUnits,
        Refunded refunded => refunded.Amount.MinorUnits,
        Lending.Recovered recovered => recovered.Amount.MinorUnits,
        BuyDownPaid paid => paid.Amount.MinorUnits,
        ChargedBack back => -back.Amount.MinorUnits,
        CreditRefunded back => -back.Amount.MinorUnits,
        _ => 0,
    };

    static Money StartFees(LoanTerms terms) =>
        terms.FeesPaid(FeePayment.Financed) + terms.FeesPaid(FeePayment.UpFront);

    static long Cash(LeaseAccount lease, LeaseEvent one) => one switch
    {
        Commenced => -lease.Terms.Price.MinorUnits,
        RentReceived paid => paid.Amount.MinorUnits,
        CarSold sold => sold.Amount.MinorUnits,
        LeaseCreditRefunded back => -back.Amount.MinorUnits,
        _ => 0,
    };

    /// <summary>Who has ended owes nothing, and nothing of him is left to be earned.</summary>
    static IEnumerable<string> Ended(Account account) => account.Standing == AgreementState.Closed
        ? account.Position.Where(line => Emptied.Contains(line.Account))
            .Select(line => $"it has ended, and {line.Account} still holds {line.Amount}.")
        : [];

    /// <summary>Principal, interest and charges: what came to be owed is what was cleared and what is left.</summary>
    static IEnumerable<string> Identities(LoanAccount loan)
    {
        var (words, figures) = (LoanMeasures.Words, LoanMeasures.Of(loan));
        foreach (var (measure, sum) in words.Identities)
        {
            var (said, made) = (figures[words.IndexOf(measure)], sum.Of(name => figures[words.IndexOf(name)]));
            if (said != made)
            {
                yield return $"{measure} is {said} minor units, and its parts make {made}.";
            }
        }
    }

    /// <summary>The line that nights read without folding is what a fold of its days says has accrued beyond what was
    /// recognised on the first.</summary>
    static IEnumerable<string> Line(LoanAccount loan)
    {
        if (loan.Standing != AgreementState.Active)
        {
            yield break;
        }

        var last = loan.WorkOn?.AddDays(-1) ?? loan.AsOf;
        foreach (var day in new[] { loan.AsOf, last < loan.AsOf ? loan.AsOf : last }.Distinct())
        {
            var fold = (loan.On(day).State.InterestAccrued - loan.State.InterestDue).MinorUnits;
            var line = loan.Accrual.On(day);
            if (line != fold)
            {
                yield return $"its line accrues {line} minor units by {day:O}, and its fold {fold}.";
            }
        }
    }
}
