using System.Globalization;
using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Products;

namespace Wheelhouse.Origination.Assessing;

/// <summary>What would change a decision: for each figure the customer can move, the nearest value that is approved.</summary>
/// <remarks>Every try prices the loan anew and asks the same product, rules and policy, so what is promised holds.</remarks>
static class Changing
{
    const decimal MoneyStep = 50m;
    const int MonthsStep = 6;

    /// <summary>How far up income is tried: nobody is told to triple it.</summary>
    const decimal MostIncome = 2m;

    internal static IReadOnlyList<Change> Find(Policy policy, IRuleBook rules, Gathered gathered)
    {
        bool Approves(Gathered? changed) => changed is not null && Assessor.Approves(policy, rules, changed);
        IEnumerable<Change?> found =
        [
            DownPayment(gathered, Approves), Months(gathered, Approves, longer: true),
            Months(gathered, Approves, longer: false), Debts(gathered, Approves), Income(gathered, Approves),
        ];
        return [.. found.OfType<Change>().DistinctBy(change => change.Lever)];
    }

    /// <summary>The same case with another loan; null where no such loan can be made.</summary>
    internal static Gathered? Again(Gathered gathered, Ask ask) =>
        Offering.Price(gathered.Priced.Product, ask, gathered.Funder.Day) is { IsDone: true } priced
            ? gathered with { Priced = priced.Value }
            : null;

    static Change? DownPayment(Gathered gathered, Func<Gathered?, bool> approves)
    {
        var ask = gathered.Priced.Ask;
        var most = ask.Price - gathered.Priced.Product.Terms.MinAmount;
        var lever = new Lever("downPayment", ask.DownPayment.Major, most.Major, MoneyStep);
        if (most <= ask.DownPayment || Counterfactual.Nearest(lever, down => approves(With(down))) is not { } found)
        {
            return null;
        }

        var more = Show(found - ask.DownPayment.Major);
        return Say(lever, found, gathered, With(found)!, new($"首付增加 {more} 元", $"CNY {more} more down"));

        Gathered? With(decimal down) => Again(gathered, ask with { DownPayment = Major(down, ask) });
    }

    static Change? Months(Gathered gathered, Func<Gathered?, bool> approves, bool longer)
    {
        var (ask, terms) = (gathered.Priced.Ask, gathered.Priced.Product.Terms);
        var lever = new Lever("months", ask.Months, longer ? terms.MaxMonths : terms.MinMonths, MonthsStep);
        if (longer != lever.To > lever.From || Counterfactual.Nearest(lever, m => approves(With(m))) is not { } found)
        {
            return null;
        }

        return Say(lever, found, gathered, With(found)!, new($"期限改为 {found:0} 个月", $"A term of {found:0} months"));

        Gathered? With(decimal months) => Again(gathered, ask with { Months = (int)months });
    }

    static Change? Debts(Gathered gathered, Func<Gathered?, bool> approves)
    {
        if (gathered.Person.MonthlyDebts is not { IsPositive: true } debts)
        {
            return null;
        }

        var lever = new Lever("debts", debts.Major, 0m, MoneyStep);
        return Counterfactual.Nearest(lever, d => approves(With(d))) is { } found
            ? Say(lever, found, gathered, With(found), new(
                $"每月其他负债降到 {Show(found)} 元", $"Other debts of CNY {Show(found)} a month"))
            : null;

        Gathered With(decimal value) => gathered with
        {
            Person = gathered.Person with { MonthlyDebts = Major(value, gathered.Priced.Ask) },
        };
    }

    static Change? Income(Gathered gathered, Func<Gathered?, bool> approves)
    {
        if (gathered.Person.MonthlyIncome is not { IsPositive: true } income)
        {
            return null;
        }

        var lever = new Lever("income", income.Major, income.Major * MostIncome, MoneyStep);
        return Counterfactual.Nearest(lever, i => approves(With(i))) is { } found
            ? Say(lever, found, gathered, With(found), new(
                $"月收入达到 {Show(found)} 元", $"A monthly income of CNY {Show(found)}"))
            : null;

        Gathered With(decimal value) => gathered with
        {
            Person = gathered.Person with { MonthlyIncome = Major(value, gathered.Priced.Ask) },
        };
    }

    static Change Say(Lever lever, decimal found, Gathered before, Gathered after, Text text)
    {
        var effects = new List<Effect>();
        Add(new("月供", "Instalment"), g => Explaining.Amount(g.Priced.First));
        Add(new("贷款成数", "Loan to value"), g =>
            Explaining.Percent(g.Priced.Terms.Principal.Major / g.Priced.Ask.LendingBase.Major));
        Add(new("负债收入比", "Debts to income"), Dti);
        return lever.Name == "months"
            ? new(lever.Name, text, $"{lever.From:0}", $"{found:0}", found, effects)
            : new(lever.Name, text, Show(lever.From), Show(found), found, effects);

        void Add(Text label, Func<Gathered, string> show)
        {
            if (show(before) != show(after))
            {
                effects.Add(new(label, show(before), show(after)));
            }
        }
    }

    static string Dti(Gathered gathered) =>
        gathered.Person is { MonthlyIncome: { IsPositive: true } income, MonthlyDebts: { } debts }
            ? Explaining.Percent((debts + gathered.Priced.First).Major / income.Major)
            : "—";

    static string Show(decimal major) => major.ToString("#,##0.00", CultureInfo.InvariantCulture);

    static Money Major(decimal value, Ask ask) => Money.Round(value, ask.Currency, MidpointRounding.ToEven);
}
