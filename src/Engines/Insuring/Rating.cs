using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Insuring;

/// <summary>From a risk to what it costs, one line a step.</summary>
/// <remarks>
/// <code>
/// frequency = base × product of relativities                              claims a year
/// claims    = sum over covers of frequency × share × (cost + value share × value)
/// premium   = claims ÷ (1 − expense share) × bonus-malus × (1 − new-energy discount)
///             at least the least premium, half-even to the minor unit
/// fixed     = fixed share × premium                                       usage-based
/// per km    = (premium − fixed) ÷ average kilometres                      to six digits
/// </code>
/// <para>By hand: base 0.10, young driver 1.5; one cover, all claims, 8 000.00 each; expenses 0.25; two years without
/// a claim 0.7: 0.15 claims, 1 200.00 a year, ÷ 0.75 = 1 600.00, × 0.7 = 1 120.00. With 40 % fixed and 10 000 km
/// on average: 448.00 and 0.0672 a kilometre.</para>
/// </remarks>
public static class Rating
{
    internal const int Digits = 10;
    const int KilometreDigits = 6;

    /// <param name="tariff">Must have no fault.</param>
    /// <param name="risk">What is to be insured.</param>
    public static Outcome<Offers> Quote(Tariff tariff, Risk risk)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        ArgumentNullException.ThrowIfNull(risk);
        if (tariff.Check() is [var fault, ..])
        {
            return TariffFile.Unusable($"{fault.At}: {fault.Says}");
        }

        if (!tariff.IsOn(risk.From))
        {
            return new Refusal(
                "insuring.tariff_not_in_force",
                $"The tariff {tariff.Name} is not in force on {risk.From:O}; take the one of that day.",
                RefusalKind.Conflict, new RefusalValue("tariff", tariff.Name),
                new RefusalValue("day", $"{risk.From:O}"));
        }

        return risk.Wrong(tariff) is { } no ? no
            : Missing(tariff.Frequency, risk.Values) is { } missing ? missing
            : Rated(tariff, risk);
    }

    static Refusal? Missing(FrequencyModel model, IReadOnlyList<RatingValue> values) =>
        model.Factors.Zip(model.BandsOf(values)).FirstOrDefault(pair => pair.Second is null).First is { } factor
            ? new(
                "insuring.factor_missing",
                $"Give a value of '{factor.Name}' that the tariff has a class for.", RefusalKind.Invalid,
                new RefusalValue("factor", factor.Name))
            : null;

    static Offers Rated(Tariff tariff, Risk risk)
    {
        var course = new Course();
        course.Begin("base", RatedUnit.ClaimsPerYear, tariff.Frequency.Base);
        foreach (var (factor, band) in tariff.Frequency.Factors.Zip(tariff.Frequency.BandsOf(risk.Values)))
        {
            course.Multiply(factor.Name, band!.Id, band.Relativity);
        }

        var frequency = course.Now;
        course.Begin("claims", RatedUnit.Amount, 0);
        foreach (var cover in tariff.Covers.Where(one => risk.Covers?.Contains(one.Id) ?? true))
        {
            var cost = cover.ClaimCost.Major + (cover.ValueShare * risk.CarValue.Major);
            course.Add($"cover.{cover.Id}", Plain(cover.ClaimShare * cost), frequency * cover.ClaimShare * cost);
        }

        var step = tariff.BonusMalus.Of(risk.YearsWithoutClaim, risk.Claims);
        course.Divide("expenses", Plain(tariff.ExpenseShare), 1 - tariff.ExpenseShare);
        course.Multiply("bonus-malus", Plain(risk.Claims > 0 ? risk.Claims : -risk.YearsWithoutClaim), step.Factor);
        if (tariff.NewEnergy is { } discount && risk.IsNewEnergy)
        {
            course.Multiply("new-energy", null, 1 - discount.Share);
        }

        course.AtLeast("least", tariff.LeastPremium.Major);
        var premium = course.Round("rounding", tariff.Currency);
        return new(
            tariff.Name, frequency, new(premium, course.Lines),
            tariff.Usage is { } usage ? ByUse(usage, premium, risk.Kilometres) : null);
    }

    static UsageOffer ByUse(UsagePart usage, Money premium, decimal kilometres)
    {
        var course = new Course();
        course.Begin("plain", RatedUnit.Amount, premium.Major);
        course.Multiply("fixed-share", null, usage.FixedShare);
        var fixedPart = course.Round("rounding", premium.Currency);
        course.Begin("variable-share", RatedUnit.Amount, (premium - fixedPart).Major);
        course.PerKilometre("kilometres", usage.AverageKilometres, KilometreDigits);
        return new(new(fixedPart, course.Now, kilometres, usage), course.Lines);
    }

    static string Plain(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>The figure on its way, with every step it took.</summary>
    sealed class Course
    {
        readonly List<RatedLine> lines = [];
        RatedUnit unit;

        public decimal Now { get; private set; }

        public IReadOnlyList<RatedLine> Lines => lines;

        public void Begin(string name, RatedUnit of, decimal figure)
        {
            unit = of;
            Step(name, null, RatedStep.Begin, figure, figure);
        }

        public void Multiply(string name, string? value, decimal factor) =>
            Step(name, value, RatedStep.Multiply, factor, Now * factor);

        public void Divide(string name, string? value, decimal by) =>
            Step(name, value, RatedStep.Divide, by, Now / by);

        public void Add(string name, string value, decimal more)
        {
            var added = Short(more);
            Step(name, value, RatedStep.Add, added, Now + added);
        }

        public void AtLeast(string name, decimal least) =>
            Step(name, null, RatedStep.AtLeast, least, Math.Max(Now, least));

        public Money Round(string name, Currency currency)
        {
            var rounded = Money.Round(Now, currency, MidpointRounding.ToEven);
            Step(name, null, RatedStep.Round, currency.Digits, rounded.Major);
            return rounded;
        }

        public void PerKilometre(string name, decimal kilometres, int digits)
        {
            unit = RatedUnit.AmountPerKilometre;
            var rate = decimal.Round(Now / kilometres, digits, MidpointRounding.ToEven);
            Step(name, Plain(kilometres), RatedStep.Divide, kilometres, rate);
        }

        void Step(string name, string? value, RatedStep step, decimal factor, decimal after)
        {
            Now = Short(after);
            lines.Add(new(name, value, step, factor, unit, Now));
        }

        static decimal Short(decimal figure) => decimal.Round(figure, Digits, MidpointRounding.ToEven);
    }
}
