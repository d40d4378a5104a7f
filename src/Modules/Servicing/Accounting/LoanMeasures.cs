using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Servicing.Accounting;

/// <summary>The figures of a loan that accounting rules speak of, in minor units.</summary>
/// <remarks>
/// Each is read from the state by itself; that they fit together is what <see cref="Words"/> says in its identities and
/// a law tests over generated lives. <c>docs/reference/accounting.md</c> says what each of them is.
/// </remarks>
readonly ref struct LoanMeasures
{
    readonly LoanAccount account;
    readonly LoanState state;
    readonly Span<long> figures;

    LoanMeasures(LoanAccount account, Span<long> figures)
    {
        this.account = account;
        state = account.State;
        this.figures = figures;
    }

    /// <summary>A lost loan: its interest is income only when it is paid.</summary>
    internal const string ChargedOff = "chargedOff";

    internal static Vocabulary Words { get; } = new(
        [.. Enum.GetNames<Measure>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])],
        new Dictionary<string, SignedSum>(StringComparer.Ordinal)
        {
            ["principalOutstanding"] = SignedSum.Parse(
                "disbursed + incomeCapitalised + interestCapitalised + owedAgain - principalCleared"),
            ["interestReceivable"] = SignedSum.Parse("interestDue - interestCapitalised - interestCleared"),
            ["feesReceivable"] = SignedSum.Parse("feesCharged - feesCleared"),
            ["penaltiesReceivable"] = SignedSum.Parse("penaltiesCharged - penaltiesCleared"),
            ["overpaid"] = SignedSum.Parse(
                "received + goodwill + interestRefunded + interestWaived + feesWaived + penaltiesWaived + vehicleValue "
                + "+ writtenOff + owedAgain - recovered - principalCleared - interestCleared - feesCleared "
                + "- penaltiesCleared"),
            ["startFeesDeferred"] = SignedSum.Parse("startFees - startFeesEarned"),
            ["commissionDeferred"] = SignedSum.Parse("commission - commissionEarned"),
            ["subsidyDeferred"] = SignedSum.Parse("subsidy - subsidyClawedBack - subsidyEarned"),
            ["incomeDeferred"] = SignedSum.Parse("incomeCapitalised - incomeEarned"),
            ["buyDownDeferred"] = SignedSum.Parse("buyDown - buyDownEarned"),
        },
        [ChargedOff]);

    static int Count { get; } = Enum.GetValues<Measure>().Length;

    /// <summary>The figures of an account in the order of the vocabulary.</summary>
    internal static long[] Of(LoanAccount account)
    {
        var figures = new long[Count];
        var measures = new LoanMeasures(account, figures);
        measures.Debt();
        measures.Charges();
        measures.Credits();
        measures.Earned();
        return figures;
    }

    void Debt()
    {
        var income = Capitalised();
        Put(Measure.Received, Money.Sum(state.Receipts.Select(r => r.Amount), account.Currency));
        Put(Measure.Disbursed, state.Disbursed);
        Put(Measure.IncomeCapitalised, income);
        Put(Measure.InterestCapitalised, state.PrincipalAdded - income);
        Put(Measure.OwedAgain, state.PrincipalOwedAgain);
        Put(Measure.PrincipalCleared, state.PrincipalPaid);
        Put(Measure.PrincipalOutstanding, state.PrincipalOutstanding);
        Put(Measure.InterestDue, state.InterestDue);
        Put(Measure.InterestCleared, state.InterestPaid - (state.PrincipalAdded - income));
        Put(Measure.InterestReceivable, state.InterestDue - state.InterestPaid);
        Put(Measure.Overpaid, state.Overpaid);
        Put(Measure.Recovered, state.Recovered);
    }

    /// <summary>Fees and penalties that are owed by the as-of day, or were cleared before they were.</summary>
    void Charges()
    {
        var (fees, penalties) = (Money.Zero(account.Currency), Money.Zero(account.Currency));
        for (var i = 0; i < state.Rows.Count; i++)
        {
            var row = state.Rows[i];
            var due = row.DueDate <= state.AsOf;
            fees += due ? row.Fees : row.FeesPaid;
            penalties += due ? row.Penalties : row.PenaltiesPaid;
        }

        Put(Measure.FeesCharged, fees);
        Put(Measure.FeesCleared, state.FeesPaid);
        Put(Measure.FeesReceivable, fees - state.FeesPaid);
        Put(Measure.PenaltiesCharged, penalties);
        Put(Measure.PenaltiesCleared, state.PenaltiesPaid);
        Put(Measure.PenaltiesReceivable, penalties - state.PenaltiesPaid);
    }

    /// <summary>What was cleared without money, by what cleared it.</summary>
    void Credits()
    {
        foreach (var credit in state.Credits)
        {
            switch (account.Events[credit.Sequence - 1])
            {
                case GoodwillCredited:
                    Add(Measure.Goodwill, credit.Amount);
                    break;
                case InterestRefunded:
                    Add(Measure.InterestRefunded, credit.Amount);
                    break;
                case VehicleReturned:
                    Add(Measure.VehicleValue, credit.Amount);
                    break;
                case WrittenOff:
                    Add(Measure.WrittenOff, credit.Amount);
                    break;
                default: // a waiver, or a restructuring that waives the interest of the arrears
                    Add(Measure.InterestWaived, credit.Interest);
                    Add(Measure.FeesWaived, credit.Fees);
                    Add(Measure.PenaltiesWaived, credit.Penalties);
                    break;
            }
        }
    }

    /// <summary>What is earned as time goes, and what of it is not earned yet.</summary>
    void Earned()
    {
        var earning = new Earning(account);
        var terms = account.Terms;
        var startFees = terms.FeesPaid(FeePayment.Financed) + terms.FeesPaid(FeePayment.UpFront);
        Put(Measure.StartFees, startFees);
        Put(Measure.StartFeesEarned, earning.Of(startFees));
        Put(Measure.StartFeesDeferred, startFees - earning.Of(startFees));
        var commission = account.Contract.Commission;
        Put(Measure.Commission, commission);
        Put(Measure.CommissionEarned, earning.Of(commission));
        Put(Measure.CommissionDeferred, commission - earning.Of(commission));
        var (subsidy, back) = (account.Contract.Subsidy, Clawback.Of(account));
        var earned = Money.Min(earning.Subsidy(account.Contract), subsidy - back);
        Put(Measure.Subsidy, subsidy);
        Put(Measure.SubsidyClawedBack, back);
        Put(Measure.SubsidyEarned, earned);
        Put(Measure.SubsidyDeferred, subsidy - back - earned);
        foreach (var deferral in state.Deferrals)
        {
            var buyDown = account.Events[deferral.Sequence - 1] is BuyDownPaid;
            Add(buyDown ? Measure.BuyDown : Measure.IncomeDeferred, buyDown ? deferral.Amount : deferral.Left);
            Add(buyDown ? Measure.BuyDownEarned : Measure.IncomeEarned, deferral.Earned);
            Add(Measure.BuyDownDeferred, buyDown ? deferral.Left : Money.Zero(account.Currency));
        }
    }

    Money Capitalised()
    {
        var sum = Money.Zero(account.Currency);
        foreach (var deferral in state.Deferrals)
        {
            sum += account.Events[deferral.Sequence - 1] is IncomeCapitalised ? deferral.Amount : sum - sum;
        }

        return sum;
    }

    void Put(Measure measure, Money amount) => figures[(int)measure] = amount.MinorUnits;

    void Add(Measure measure, Money amount) => figures[(int)measure] += amount.MinorUnits;

    /// <summary>In the rules with a small first letter.</summary>
    enum Measure
    {
        Received,
        Disbursed,
        IncomeCapitalised,
        InterestCapitalised,
        OwedAgain,
        PrincipalCleared,
        PrincipalOutstanding,
        InterestDue,
        InterestCleared,
        InterestReceivable,
        InterestWaived,
        InterestRefunded,
        FeesCharged,
        FeesCleared,
        FeesReceivable,
        FeesWaived,
        PenaltiesCharged,
        PenaltiesCleared,
        PenaltiesReceivable,
        PenaltiesWaived,
        Overpaid,
        Goodwill,
        VehicleValue,
        WrittenOff,
        Recovered,
        StartFees,
        StartFeesEarned,
        StartFeesDeferred,
        Commission,
        CommissionEarned,
        CommissionDeferred,
        Subsidy,
        SubsidyClawedBack,
        SubsidyEarned,
        SubsidyDeferred,
        IncomeEarned,
        IncomeDeferred,
        BuyDown,
        BuyDownEarned,
        BuyDownDeferred,
    }
}
