using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.MadePortfolio;

/// <summary>A loan of a made portfolio: its product, its terms, and what happened by a day.</summary>
sealed record MadeLoan(Text Product, LoanTerms Terms, IReadOnlyList<LoanEvent> Events) : MadeAgreement(Product)
{
    internal override Currency Currency => Terms.Currency;

    internal override DateOnly StartDate => Terms.StartDate;

    /// <summary>The loan of a number; the same number and days make the same loan.</summary>
    /// <remarks>Eight products: level by four day counts, equal principal, balloon, daily simple interest, late
    /// interest. Ages up to 20 months, due dates on all days of the month.</remarks>
    /// <param name="made">The day for which terms and ages were drawn.</param>
    /// <param name="today">The day through which it is told.</param>
    internal static new MadeLoan Of(int number, DateOnly made, DateOnly today)
    {
        var dice = new Random(number); // reproducible, and nothing depends on its quality
        var (product, terms) = TermsOf(number, dice, made);
        var plan = Scheduling.Plan(terms);
        var due = plan.Instalments.Where(row => row.DueDate <= today && row.Total.IsPositive)
            .Select(row => (row.DueDate, row.Total));
        List<LoanEvent> events = [new Disbursed(1, terms.StartDate, terms.StartDate, terms.Principal)];
        foreach (var (day, amount) in Paying.Of(dice, made, today).Paid([.. due], today))
        {
            events.Add(new Repaid(events.Count + 1, day, day, amount));
        }

        return new(product, terms, events);
    }

    internal override Account AccountOf(Deal deal, DateOnly day) => LoanAccount.Fold(
        new(deal) { Terms = Terms, Subsidy = Money.Zero(Currency) }, Events, day);

    internal override IEnumerable<MadeEvent> Told => Events.Select(one => new MadeEvent(
        new(one.Sequence, one.ValueDate, one.BookedOn), EventJson.Write(one), one is Repaid));

    static (Text Product, LoanTerms Terms) TermsOf(int number, Random dice, DateOnly today)
    {
        var months = (int[])[12, 24, 36, 36, 48, 60];
        var count = months[dice.Next(months.Length)];
        var age = dice.Next(0, Math.Min(count - 1, 20));
        var principal = new Money(dice.Next(300, 3_000) * 100_00L, Currency.Cny);
        var plain = new LoanTerms
        {
            Principal = principal,
            AnnualRate = new(dice.Next(390, 1_190) / 10_000m),
            StartDate = today.AddMonths(-age).AddDays(-dice.Next(0, 31)),
            Instalments = count,
        };
        return (number % 16) switch
        {
            < 4 => (new("标准贷款", "Standard loan"), plain),
            < 7 => (new("按日计息贷款", "Loan by days"), plain with { DayCount = DayCount.Actual365 }),
            7 => (new("实际天数贷款", "Loan by actual years"), plain with { DayCount = DayCount.ActualActual }),
            < 10 => (new("等额本金贷款", "Equal principal loan"), plain with
            {
                Amortisation = Amortisation.EqualPrincipal,
                DayCount = DayCount.Actual360,
            }),
            < 12 => (new("尾款贷款", "Balloon loan"), plain with
            {
                Balloon = new(principal.MinorUnits * 3 / 10, principal.Currency),
            }),
            < 14 => (new("日息贷款", "Daily simple loan"), plain with
            {
                Accrual = AccrualMethod.DailySimple,
                DayCount = DayCount.Actual365,
            }),
            14 => (new("宽限贷款", "Grace loan"), plain with { GracePrincipal = 3, DayCount = DayCount.Actual365 }),
            _ => (new("罚息贷款", "Loan with late interest"), plain with
            {
                DayCount = DayCount.Actual365,
                Late = new LateRule(new Rate(0.05m)),
            }),
        };
    }
}
