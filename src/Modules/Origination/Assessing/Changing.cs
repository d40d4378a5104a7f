using System.Globalization;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Assessing;

/// <summary>What would change a decision: for each figure the customer can move, the nearest that helps.</summary>
/// <remarks>
/// Every try prices the loan anew and asks the same product, rules and policy, so what is promised holds. Approval is
/// looked for first; where a figure cannot bring that about, a loan that a person may approve.
/// </remarks>
sealed class Changing
{
    const decimal MoneyStep = 50m;
    const int MonthsStep = 6;

    /// <summary>How far up income is tried: nobody is told to triple it.</summary>
    const decimal MostIncome = 2m;

    readonly Policy policy;
    readonly IRuleBook rules;
    readonly Gathered gathered;

    /// <summary>What is worth reaching: better than what there is.</summary>
    readonly Verdict[] goals;

    Changing(Policy policy, IRuleBook rules, Gathered gathered)
    {
        (this.policy, this.rules, this.gathered) = (policy, rules, gathered);
        goals = Assessor.Judge(policy, rules, gathered) == Verdict.Decline
            ? [Verdict.Approve, Verdict.Refer]
            : [Verdict.Approve];
    }

    Ask Ask => gathered.Priced.Ask;

    internal static IReadOnlyList<Change> Find(Policy policy, IRuleBook rules, Gathered gathered)
    {
        var search = new Changing(policy, rules, gathered);
        IEnumerable<Change?> found =
        [
            search.DownPayment(), search.Months(longer: true), search.Months(longer: false), search.Debts(),
            search.Income(), search.Price(),
        ];
        return [.. found.OfType<Change>().OrderBy(c => c.Reaches).DistinctBy(c => c.Lever)];
    }

    /// <summary>The same case with another loan; null where no such loan can be made.</summary>
    internal static Gathered? Again(Gathered gathered, Ask ask) =>
        Offering.Price(gathered.Priced.Product, ask, gathered.Funder.Day) is { IsDone: true } priced
            ? gathered with { Priced = priced.Value }
            : null;

    bool IsLoan => gathered.Priced.Finance.Family == FinanceFamily.Loan;

    /// <summary>A subscription takes nothing down.</summary>
    Change? DownPayment()
    {
        var most = Ask.Price - gathered.Priced.Product.Terms.MinAmount;
        var none = most <= Ask.DownPayment || gathered.Priced.Finance.Family == FinanceFamily.Subscription;
        return none ? null : Nearest(
            new("downPayment", Ask.DownPayment.Major, most.Major, MoneyStep),
            down => Again(gathered, Ask with { DownPayment = Money(down) }),
            down => MoreDown(Show(down - Ask.DownPayment.Major)));

        static Text MoreDown(string more) => new($"首付增加 {more} 元", $"CNY {more} more down");
    }

    /// <summary>Only of a car that asks more than it is worth, and no further down than that: beyond, nobody sells.
    /// </summary>
    Change? Price()
    {
        var worth = PolicyInputs.Guide(Ask);
        return worth >= Ask.Price ? null : Nearest(
            new("price", Ask.Price.Major, worth.Major, MoneyStep),
            price => Again(gathered, Ask with { Price = Money(price) }),
            price => Cheaper(Show(Ask.Price.Major - price)));

        static Text Cheaper(string less) => new($"车价降低 {less} 元", $"A price CNY {less} lower");
    }

    Change? Months(bool longer)
    {
        var terms = gathered.Priced.Product.Terms;
        var lever = new Lever("months", Ask.Months, longer ? terms.MaxMonths : terms.MinMonths, MonthsStep);
        return longer != lever.To > lever.From ? null : Nearest(
            lever, months => Again(gathered, Ask with { Months = (int)months }),
            months => new($"期限改为 {months:0} 个月", $"A term of {months:0} months"));
    }

    Change? Debts() => gathered.Person.MonthlyDebts is { IsPositive: true } debts
        ? Nearest(
            new("debts", debts.Major, 0m, MoneyStep),
            value => gathered with { Person = gathered.Person with { MonthlyDebts = Money(value) } },
            value => new($"每月其他负债降到 {Show(value)} 元", $"Other debts of CNY {Show(value)} a month"))
        : null;

    Change? Income() => gathered.Person.MonthlyIncome is { IsPositive: true } income
        ? Nearest(
            new("income", income.Major, income.Major * MostIncome, MoneyStep),
            value => gathered with { Person = gathered.Person with { MonthlyIncome = Money(value) } },
            value => new($"月收入达到 {Show(value)} 元", $"A monthly income of CNY {Show(value)}"))
        : null;

    Change? Nearest(Lever lever, Func<decimal, Gathered?> with, Func<decimal, Text> say)
    {
        foreach (var goal in goals)
        {
            var found = Counterfactual.Nearest(
                lever, value => with(value) is { } changed && Assessor.Judge(policy, rules, changed) <= goal);
            if (found is { } value)
            {
                return Say(lever, value, goal, with(value)!, say(value));
            }
        }

        return null;
    }

    Change Say(Lever lever, decimal found, Verdict goal, Gathered after, Text text)
    {
        var effects = new List<Effect>();
        Add(IsLoan ? new("月供", "Instalment") : new("月租", "Rent"), g => Explaining.Amount(g.Priced.First));
        Add(IsLoan ? new("贷款成数", "Loan to value") : new("投入占车值", "Outlay to value"), g =>
            Explaining.Percent(g.Priced.Financed.Major / g.Priced.Ask.LendingBase.Major));
        Add(Effect.DebtsToIncome, Dti);
        var (before, becomes) = lever.Name == "months"
            ? ($"{lever.From:0}", $"{found:0}")
            : (Show(lever.From), Show(found));
        return new(lever.Name, text, goal, before, becomes, found, effects);

        void Add(Text label, Func<Gathered, string> show)
        {
            if (show(gathered) != show(after))
            {
                effects.Add(new(label, show(gathered), show(after)));
            }
        }
    }

    static string Dti(Gathered gathered) =>
        gathered.Person is { MonthlyIncome: { IsPositive: true } income, MonthlyDebts: { } debts }
            ? Explaining.Percent((debts + gathered.Priced.First).Major / income.Major)
            : "—";

    static string Show(decimal major) => major.ToString("#,##0.00", CultureInfo.InvariantCulture);

    Money Money(decimal value) => Kernel.Money.Round(value, Ask.Currency, MidpointRounding.ToEven);
}
