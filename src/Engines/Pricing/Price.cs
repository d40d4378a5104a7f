using Wheelhouse.Kernel;

namespace Wheelhouse.Pricing;

/// <summary>Prices a finance: funding, expected loss, cost and margin, then the caps.</summary>
/// <remarks>
/// <code>
/// h     = 1 − (1 − PD)^(1/12)                          default a month
/// S(t)  = (1 − h)^t                                    still paying at the beginning of month t, from 0
/// Y     = sum of S(t) B(t) / 12                        expected balance-years
/// funding = curve at the average life, sum of B(t) / B(0) months
/// loss    = sum of S(t) h L(t) B(t) / Y,   L(t) = clamp(1 − sale share × V(t) / B(t), least loss, 1)
/// cost    = (acquisition + servicing × sum of S(t)) / Y
/// rate    = funding + loss + cost + margin, up to the next step, at most cap − fees
/// </code>
/// <para>Worked by hand: 1 000.00 and 500.00 owed over two months, h = 0.01, L = 0.40, acquisition 20.00, servicing
/// 1.00: Y = (1 000 + 495)/12 = 124.583333, loss 5.98/Y = 4.80 %, cost 21.99/Y = 17.650836 %.</para>
/// <para>Where L does not change, loss is 12 h L whatever the balances. Source: the cost-plus form of
/// risk-based pricing, L. C. Thomas, Consumer Credit Models (2009); funding matched by average life is general
/// practice.</para>
/// </remarks>
public static class Price
{
    const int Digits = 6;
    const int MonthsPerYear = 12;

    /// <param name="day">On which the caps and the rules must be in force.</param>
    public static Outcome<PriceSheet> Of(PricingCase finance, PricingRules rules, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(finance);
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Wrong() is { } wrong)
        {
            return new Refusal(
                "pricing.rules_wrong", $"The pricing rules cannot be used: {wrong}.", RefusalKind.Invalid,
                new RefusalValue("what", wrong));
        }

        if (!rules.IsOn(day))
        {
            return new Refusal(
                "pricing.rules_not_in_force",
                $"The pricing rules {rules.Id}/{rules.Version} are not in force on {day:O}; take those of the day.",
                RefusalKind.Conflict, new RefusalValue("rules", $"{rules.Id}/{rules.Version}"),
                new RefusalValue("day", $"{day:O}"));
        }

        return finance.Wrong(rules.Acquisition.Currency) is { } no ? no : Priced(finance, rules, day);
    }

    static PriceSheet Priced(PricingCase finance, PricingRules rules, DateOnly day)
    {
        var life = decimal.Round(
            finance.Balances.Sum(one => one.Major) / finance.Balances[0].Major, Digits, MidpointRounding.ToEven);
        var course = Course.Of(finance, rules);
        var funding = Short(rules.Funding.At(life).PerYear);
        var loss = Short(course.Loss / course.Years);
        var cost = Short((rules.Acquisition.Major + (rules.Servicing.Major * course.Months)) / course.Years);
        var margin = Short(rules.Margin.PerYear);
        var asked = funding + loss + cost + margin;
        var stepped = Math.Ceiling(asked / rules.Step.PerYear) * rules.Step.PerYear;
        var cap = rules.Caps.Where(one => one.IsOn(day)).MinBy(one => one.Limit.PerYear);
        var most = cap is null ? stepped : Math.Max(0, cap.Limit.PerYear - finance.Fees.PerYear);
        var offered = Math.Min(stepped, most);
        PricePart[] parts =
        [
            Part(PriceComponent.Funding, funding), Part(PriceComponent.ExpectedLoss, loss),
            Part(PriceComponent.Cost, cost), Part(PriceComponent.Margin, margin),
            Part(PriceComponent.Rounding, stepped - asked), Part(PriceComponent.Cap, offered - stepped),
        ];
        return new(
            new(offered), parts, $"{rules.Id}/{rules.Version}", life, offered < stepped ? cap : null,
            new(offered - funding - loss - cost));

        PricePart Part(PriceComponent component, decimal rate) => new(
            component, new(rate),
            Money.Round(rate * course.Years, rules.Acquisition.Currency, MidpointRounding.ToEven));
    }

    static decimal Short(decimal rate) => decimal.Round(rate, Digits, MidpointRounding.ToEven);

    /// <summary>A finance over its expected life.</summary>
    /// <param name="Years">Balance-years, in major units.</param>
    /// <param name="Loss">In major units.</param>
    /// <param name="Months">That are served.</param>
    readonly record struct Course(decimal Years, decimal Loss, decimal Months)
    {
        public static Course Of(PricingCase finance, PricingRules rules)
        {
            var hazard = Hazard.Monthly(finance.Default);
            var (survival, years, loss, months) = (1m, 0m, 0m, 0m);
            for (var t = 0; t < finance.Balances.Count; t++)
            {
                var balance = finance.Balances[t].Major;
                years += survival * balance / MonthsPerYear;
                loss += survival * hazard * Lost(finance, rules, t) * balance;
                months += survival;
                survival *= 1 - hazard;
            }

            return new(years, loss, months);
        }

        static decimal Lost(PricingCase finance, PricingRules rules, int month) =>
            finance.Values is not { } values ? Math.Max(finance.Loss, rules.LeastLoss)
            : finance.Balances[month].IsZero ? 0
            : Math.Clamp(
                1 - (rules.SaleShare * values[month].Major / finance.Balances[month].Major), rules.LeastLoss, 1);
    }
}
