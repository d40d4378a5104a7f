using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Finds what is wrong with terms, all of it at once.</summary>
/// <remarks>Sound terms cost no allocation, for every plan asks.</remarks>
ref struct TermsCheck
{
    internal const int MostInstalments = 600;
    internal const long MostPrincipal = 10_000_000_000_000;

    readonly LoanTerms terms;
    List<Refusal>? wrong;

    TermsCheck(LoanTerms terms) => this.terms = terms;

    internal static IReadOnlyList<Refusal> Of(LoanTerms terms)
    {
        var check = new TermsCheck(terms);
        if (terms.Currency.Code is null)
        {
            check.Add("lending.no_currency", "Give the principal a currency.");
            return check.wrong!;
        }

        check.Amounts();
        check.Fees();
        check.Time();
        check.Shape();
        check.Steps();
        check.Extras();
        return check.wrong ?? (IReadOnlyList<Refusal>)[];
    }

    void Amounts()
    {
        if (!terms.Principal.IsPositive || terms.Principal.MinorUnits > MostPrincipal)
        {
            Add("lending.principal_out_of_range",
                "The principal must be more than zero, and at most 10^13 minor units.",
                new RefusalValue("principal", terms.Principal.ToString()));
        }

        if (!RateInRange(terms.AnnualRate))
        {
            Add("lending.rate_out_of_range",
                "Give the rate as a fraction a year from 0 to 10, such as 0.0725, with at most 12 decimal places.",
                new RefusalValue("rate", Text(terms.AnnualRate.PerYear)));
        }

        if (terms.Balloon is { } balloon
            && (balloon.Currency != terms.Currency || balloon.IsNegative || balloon > terms.Principal))
        {
            Add("lending.balloon_out_of_range", "The balloon must lie between zero and the principal, in its currency.",
                new RefusalValue("balloon", balloon.ToString()),
                new RefusalValue("principal", terms.Principal.ToString()));
        }
    }

    internal static bool RateInRange(Rate rate) => rate.PerYear is >= 0 and <= 10 && rate.PerYear.Scale <= 12;

    void Fees()
    {
        for (var i = 0; i < terms.Fees.Count; i++)
        {
            var fee = terms.Fees[i];
            if (fee.Amount.Currency != terms.Currency || fee.Amount.IsNegative || string.IsNullOrEmpty(fee.Code))
            {
                Add("lending.fee_out_of_range",
                    "A fee needs a code and an amount of zero or more in the currency of the principal.",
                    new RefusalValue("fee", fee.Code ?? ""));
                return;
            }
        }

        if (terms.FeesPaid(FeePayment.Financed) is { IsPositive: true } financed && financed >= terms.Principal)
        {
            Add("lending.fees_exceed_principal",
                "The financed fees are part of the principal and must be less than it.",
                new RefusalValue("fees", financed.ToString()),
                new RefusalValue("principal", terms.Principal.ToString()));
        }
    }

    /// <summary>How many units make a year.</summary>
    internal static int MostEvery(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Month => 12,
        PeriodUnit.Week => 52,
        PeriodUnit.Day => 366,
        PeriodUnit.HalfMonth => 1,
    };

    void Time()
    {
        if (terms.Instalments is < 1 or > MostInstalments)
        {
            Add("lending.instalments_out_of_range", "The number of instalments must lie between 1 and 600.",
                new RefusalValue("instalments", Text(terms.Instalments)));
        }

        if (terms.Every < 1 || terms.Every > MostEvery(terms.Unit))
        {
            Add("lending.every_out_of_range",
                "Between two due dates lie at least one unit and at most a year; half months come singly.",
                new RefusalValue("every", Text(terms.Every)));
        }

        if (terms.StartDate.Year is < 1900 or > 2200)
        {
            Add("lending.start_out_of_range", "The start date must lie between 1900 and 2200.",
                new RefusalValue("startDate", Text(terms.StartDate)));
        }

        if (terms.FirstDueDate is { } first
            && (first < terms.StartDate || (first == terms.StartDate && !terms.InAdvance)
                || first.DayNumber - terms.StartDate.DayNumber > 731))
        {
            Add("lending.first_due_out_of_range",
                "The first due date must come after the start date, and within two years of it.",
                new RefusalValue("firstDueDate", Text(first)), new RefusalValue("startDate", Text(terms.StartDate)));
        }
    }

    void Shape()
    {
        if (terms.GracePrincipal < 0 || terms.GracePrincipal >= Math.Max(1, terms.Instalments)
            || terms.GraceInterest < 0 || terms.GraceInterest >= Math.Max(1, terms.Instalments))
        {
            Add("lending.grace_out_of_range", "Grace must leave at least one instalment that repays.",
                new RefusalValue("gracePrincipal", Text(terms.GracePrincipal)),
                new RefusalValue("graceInterest", Text(terms.GraceInterest)));
        }

        if (!terms.Allocation.IsComplete)
        {
            Add("lending.allocation_incomplete", "The allocation order must name each of its twelve slots once.");
        }

        if (!Enum.IsDefined(terms.Rounding))
        {
            Add("lending.rounding_unknown", "Name a rounding that exists.");
        }

        if (terms.Accrual == AccrualMethod.DailySimple
            && (terms.InterestMethod == InterestMethod.Flat || terms.DayCount == DayCount.Thirty360))
        {
            Add("lending.daily_needs_days",
                "Daily simple interest needs a declining balance and a day count of actual days, such as act/365.");
        }
    }

    void Steps()
    {
        if (terms.Steps.Count > 0 && terms.Amortisation != Amortisation.Custom)
        {
            Add("lending.steps_need_custom", "Steps belong to custom amortisation; choose it or leave them out.");
        }

        var last = 0;
        for (var i = 0; i < terms.Steps.Count; i++)
        {
            var step = terms.Steps[i];
            if (step.From <= last || step.From > terms.Instalments || step.Weight is < 0 or > 100
                || (step.Amount is { } amount && (amount.Currency != terms.Currency || amount.IsNegative)))
            {
                Add("lending.step_out_of_range",
                    "Steps come in ascending order, each with a weight from 0 to 100 or an amount of zero or more.",
                    new RefusalValue("from", Text(step.From)));
            }

            last = step.From;
        }
    }

    void Extras()
    {
        if (terms.DownPayment is { Share: <= 0 or >= 1 })
        {
            Add("lending.down_payment_out_of_range",
                "The down payment is a share of the payout above 0 and below 1, such as 0.25.");
        }

        if (terms.Multiple is { } multiple && (multiple.Currency != terms.Currency || !multiple.IsPositive))
        {
            Add("lending.multiple_out_of_range", "Instalments are multiples of an amount above zero in the currency.");
        }

        if (terms.Limit is { } limit && (limit.OverShare is < 0 or > 10 || limit.MostPayouts is < 1
            || limit.OverAmount is { IsNegative: true }
            || (limit.OverAmount is { } over && over.Currency != terms.Currency)))
        {
            Add("lending.limit_out_of_range",
                "Payouts go beyond the principal by zero or more, and there is one at least.");
        }

        if (terms.Charges.Count > 0 || terms.Late is not null || terms.Payoff is not null)
        {
            foreach (var (code, sentence) in RulesCheck.Of(terms))
            {
                Add(code, sentence);
            }
        }
    }

    void Add(string code, string sentence, params RefusalValue[] values) =>
        (wrong ??= []).Add(new(code, sentence, RefusalKind.Invalid, values));

    static string Text(IFormattable value) =>
        value.ToString(value is DateOnly ? "O" : null, CultureInfo.InvariantCulture);
}
