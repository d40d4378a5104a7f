using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Finds what is wrong with the charges, the late rule and the payoff rule of terms.</summary>
static class RulesCheck
{
    internal static IEnumerable<(string Code, string Sentence)> Of(LoanTerms terms)
    {
        foreach (var charge in terms.Charges)
        {
            if (IsWrong(terms, charge))
            {
                yield return ("lending.charge_out_of_range",
                    "A charge needs a code and either a flat amount of zero or more or a share from 0 to 1.");
            }
            else if (terms.Accrual == AccrualMethod.DailySimple && charge is { Time: ChargeTime.Instalment }
                && charge.Base != ChargeBase.Flat)
            {
                yield return ("lending.charge_needs_periods",
                    "With daily interest no instalment has an interest of its own: make the charge a flat one.");
            }
        }

        if (terms.Late is { } late && IsWrong(terms, late))
        {
            yield return ("lending.late_rule_out_of_range",
                "Late interest is a rate from 0 to 10, charges come at least a day after the due date, caps ascend.");
        }

        if (terms.Payoff is { } payoff)
        {
            foreach (var wrong in Of(terms, payoff))
            {
                yield return wrong;
            }
        }
    }

    static IEnumerable<(string Code, string Sentence)> Of(LoanTerms terms, PayoffRule payoff)
    {
        foreach (var fee in payoff.Fees ?? [])
        {
            if (fee.MonthsLeft < 0 || fee.Share is < 0 or > 1 || !IsAmount(terms, fee.Amount))
            {
                yield return ("lending.payoff_fee_out_of_range",
                    "A fee for early settlement is a share from 0 to 1, an amount of zero or more, or both.");
            }
        }

        if (payoff.Method != PayoffMethod.RuleOf78)
        {
            yield break;
        }

        var last = Cadence.Of(terms).Due(terms.Instalments - 1 + Periods.Shift(terms));
        if (last > terms.StartDate.AddMonths(payoff.MostMonths))
        {
            yield return ("lending.rule_of_78_too_long",
                $"The rule of 78 is lawful here for loans of at most {payoff.MostMonths} months; settle by actuarial "
                + "interest.");
        }

        if (terms.Amortisation != Amortisation.EqualInstalments || terms.Balloon is { IsPositive: true }
            || terms.Accrual == AccrualMethod.DailySimple)
        {
            yield return ("lending.rule_of_78_needs_level",
                "The rule of 78 is for level instalments without a balloon; settle this loan by actuarial interest.");
        }
    }

    static bool IsWrong(LoanTerms terms, Charge charge) => string.IsNullOrEmpty(charge.Code)
        || charge.Share is < 0 or > 1 || !IsAmount(terms, charge.Amount)
        || (charge.Base == ChargeBase.Flat && charge.Amount is null);

    static bool IsWrong(LoanTerms terms, LateRule late)
    {
        var wrong = !TermsCheck.RateInRange(late.Annual) || late.GraceDays is < 0 or > 366;
        foreach (var charge in late.Charges ?? [])
        {
            wrong |= charge.AfterDays is < 1 or > 366 || charge.Share is < 0 or > 1 || !IsAmount(terms, charge.Amount);
        }

        var caps = late.Caps ?? [];
        for (var i = 0; i < caps.Count; i++)
        {
            wrong |= !TermsCheck.RateInRange(caps[i].PerYear) || (i > 0 && caps[i].From <= caps[i - 1].From);
        }

        return wrong;
    }

    static bool IsAmount(LoanTerms terms, Money? amount) =>
        amount is not { } given || (given.Currency == terms.Currency && !given.IsNegative);
}
