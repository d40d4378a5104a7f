using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Says for a figure of a loan how it came to be. It walks the same walk as the fold and writes it
/// down.</summary>
public static class Explain
{
    /// <summary>The interest of one row: the days it ran, on what, at which rate, and what came from or went to other
    /// rows.</summary>
    /// <param name="row">The row's number, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public static Explanation Interest(LoanTerms terms, IReadOnlyList<LoanEvent> events, DateOnly asOf, int row)
    {
        var walk = new Walk(terms, events, asOf);
        var parts = new List<ExplanationPart>();
        var total = walk.Row(row).Interest;
        foreach (var note in walk.Trace.Interest)
        {
            if (note.Row == row - 1)
            {
                InterestText.Add(parts, terms, walk, note);
            }
        }

        InterestText.AddMoves(parts, terms, walk, row - 1);
        return Whole("lending.explain.interest", total, parts);
    }

    /// <summary>What one row asks for: interest, principal, fees, penalties.</summary>
    /// <inheritdoc cref="Interest" path="/param"/>
    /// <inheritdoc cref="Interest" path="/exception"/>
    public static Explanation Instalment(LoanTerms terms, IReadOnlyList<LoanEvent> events, DateOnly asOf, int row)
    {
        var walk = new Walk(terms, events, asOf);
        var one = walk.Row(row);
        var parts = new List<ExplanationPart>();
        if (!one.Interest.IsZero)
        {
            parts.Add(new("lending.explain.interest", one.Interest, "", []));
        }

        if (!one.Principal.IsZero)
        {
            parts.Add(InstalmentText.Principal(terms, walk, one));
        }

        AddPlain(parts, "lending.explain.fees", one.Fees);
        LateText.Add(parts, terms, walk, one);
        return Whole("lending.explain.instalment", one.Due, parts);
    }

    /// <summary>What is due on a day: row by row, less what was paid.</summary>
    public static Explanation DueToday(LoanTerms terms, IReadOnlyList<LoanEvent> events, DateOnly asOf)
    {
        var walk = new Walk(terms, events, asOf);
        var parts = new List<ExplanationPart>();
        foreach (var row in walk.State.Rows)
        {
            if (row.DueDate <= asOf && row.Outstanding.IsPositive && !walk.State.Disbursed.IsZero)
            {
                parts.Add(StillDue(row, asOf));
            }
        }

        return Whole("lending.explain.due_today", walk.State.DueNow, parts);
    }

    /// <summary>What pays off the loan on a day.</summary>
    public static Explanation Settlement(LoanTerms terms, IReadOnlyList<LoanEvent> events, DateOnly onDay)
    {
        var walk = new Walk(terms, events, onDay);
        var quote = Lending.Settlement.Of(walk.State);
        var parts = new List<ExplanationPart>();
        foreach (var part in quote.Parts)
        {
            if (part.Label == Lending.Settlement.InterestToDay)
            {
                InterestText.Add(parts, terms, walk, walk.Trace.Running);
            }
            else
            {
                parts.Add(new(part.Label, part.Amount, "", []));
            }
        }

        return Whole("lending.explain.settlement", quote.Total, parts);
    }

    /// <summary>The principal that is left: what was paid out, less what each payment repaid.</summary>
    public static Explanation PrincipalLeft(LoanTerms terms, IReadOnlyList<LoanEvent> events, DateOnly asOf)
    {
        var walk = new Walk(terms, events, asOf);
        var parts = new List<ExplanationPart>();
        var turns = Turns.Of(terms, events);
        foreach (var lent in turns.Standing<Disbursed>(asOf))
        {
            parts.Add(Dated("lending.explain.disbursed", lent.Amount, lent.ValueDate));
        }

        foreach (var income in turns.Standing<IncomeCapitalised>(asOf))
        {
            parts.Add(Dated("lending.explain.income", income.Amount, income.ValueDate));
        }

        var added = walk.State.PrincipalAdded - Income(turns, terms, asOf);
        AddPlain(parts, "lending.explain.interest_capitalised", added);
        AddPlain(parts, "lending.explain.owed_again", walk.State.PrincipalOwedAgain);
        foreach (var receipt in walk.State.Receipts.Concat(walk.State.Credits))
        {
            if (receipt.Principal.IsPositive)
            {
                parts.Add(Repaid(receipt));
            }
        }

        return Whole("lending.explain.principal_left", walk.State.PrincipalOutstanding, parts);
    }

    static Money Income(TurnList turns, LoanTerms terms, DateOnly asOf) =>
        Money.Sum(turns.Standing<IncomeCapitalised>(asOf).Select(one => one.Amount), terms.Currency);

    static ExplanationPart Dated(string label, Money amount, DateOnly day) =>
        new(label, amount, "", [new("lending.explain.date", Figures.Of(day))]);

    static ExplanationPart StillDue(LoanRow row, DateOnly asOf)
    {
        var label = row.DueDate < asOf ? "lending.explain.overdue_instalment" : "lending.explain.due_instalment";
        var formula = $"{Figures.Of(row.Due)} − {Figures.Of(row.Paid)} = {Figures.Of(row.Outstanding)}";
        return new(label, row.Outstanding, formula,
        [
            new("lending.explain.number", Figures.Of(row.Number)),
            new("lending.explain.due_date", Figures.Of(row.DueDate)),
            new("lending.explain.amount", Figures.Of(row.Due)),
            new("lending.explain.paid", Figures.Of(row.Paid)),
        ]);
    }

    static ExplanationPart Repaid(Receipt receipt)
    {
        var (amount, principal) = (receipt.Amount, receipt.Principal);
        var formula = $"{Figures.Of(amount)} − {Figures.Of(amount - principal)} = {Figures.Of(principal)}";
        return new("lending.explain.repaid", -principal, formula,
        [
            new("lending.explain.date", Figures.Of(receipt.ValueDate)),
            new("lending.explain.payment", Figures.Of(amount)),
        ]);
    }

    static void AddPlain(List<ExplanationPart> parts, string label, Money amount)
    {
        if (!amount.IsZero)
        {
            parts.Add(new(label, amount, "", []));
        }
    }

    static Explanation Whole(string label, Money total, List<ExplanationPart> parts)
    {
        var sum = Money.Zero(total.Currency);
        foreach (var part in parts)
        {
            sum += part.Amount;
        }

        return sum == total
            ? new(label, total, parts)
            : throw new InvalidOperationException($"{label}: the parts make {sum}, not {total}.");
    }

    /// <summary>A fold with its trace.</summary>
    internal readonly struct Walk
    {
        internal Walk(LoanTerms terms, IReadOnlyList<LoanEvent> events, DateOnly asOf)
        {
            LoanFold.Demand(terms, events);
            Trace = new();
            State = LoanFold.Walk(terms, events, asOf, Trace);
        }

        internal Trace Trace { get; }

        internal LoanState State { get; }

        internal LoanRow Row(int number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, State.Rows.Count);
            return State.Rows[number - 1];
        }
    }
}
