using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

/// <summary>Finds what is wrong with the terms of a lease, all of it at once.</summary>
sealed class LeaseTermsCheck
{
    internal const long MostAmount = 10_000_000_000_000;
    const int MostRentals = 240;
    const int MostExtensions = 12;

    readonly LeaseTerms terms;
    readonly List<Refusal> wrong = [];

    LeaseTermsCheck(LeaseTerms terms) => this.terms = terms;

    internal static IReadOnlyList<Refusal> Of(LeaseTerms terms)
    {
        var check = new LeaseTermsCheck(terms);
        if (terms.Currency.Code is null)
        {
            check.Add("leasing.no_currency", "Give the price a currency.");
            return check.wrong;
        }

        check.Amounts();
        check.Time();
        if (check.wrong.Count == 0)
        {
            check.Kinds();
            check.Ends();
            check.Clauses();
        }

        if (check.wrong.Count == 0)
        {
            check.Return();
        }

        return check.wrong;
    }

    void Amounts()
    {
        if (!terms.Price.IsPositive || terms.Price.MinorUnits > MostAmount)
        {
            Add("leasing.price_out_of_range", "The price must be more than zero, and at most 10^13 minor units.",
                new RefusalValue("price", terms.Price.ToString()));
        }

        foreach (var amount in AllAmounts())
        {
            if (amount.Currency != terms.Currency || amount.IsNegative || amount.MinorUnits > MostAmount)
            {
                Add("leasing.amount_out_of_range",
                    "Every amount of the terms must be zero or more, at most 10^13 minor units, "
                    + "in the price's currency.",
                    new RefusalValue("amount", amount.Currency.Code is null ? "" : amount.ToString()));
                return;
            }
        }
    }

    IEnumerable<Money> AllAmounts()
    {
        Money?[] plain =
        [
            terms.Rental, terms.InitialDirectCosts, terms.InitialPayment, terms.Deposit, terms.GuaranteedResidual,
            terms.UnguaranteedResidual, terms.Exits.Buy, terms.Exits.ReturnFee, terms.EarlyEnd.Fee,
            terms.Usage?.ExcessPerThousandKm, terms.Usage?.FreeWear, terms.Usage?.RefundPerThousandKm,
        ];
        return plain.OfType<Money>()
            .Concat(terms.Steps.Select(step => step.Amount))
            .Concat(terms.Buybacks.Select(line => line.Price))
            .Concat(terms.Usage?.WearTariff.Values ?? [])
            .Concat(terms.Exits.Agreed.SelectMany(one => new[] { one.Rental, one.Residual, one.Buy ?? terms.Zero }));
    }

    void Time()
    {
        if (terms.Rentals is < 1 or > MostRentals || terms.Exits.Agreed.Count > MostExtensions
            || terms.Exits.Agreed.Any(one => one.Rentals is < 1 or > MostRentals))
        {
            Add("leasing.rentals_out_of_range",
                "A term has 1 to 240 rentals, and at most 12 extensions may follow it; correct the number.",
                new RefusalValue("rentals", Text(terms.Rentals)));
        }

        if (!terms.Rental.IsPositive || terms.Exits.Agreed.Any(one => !one.Rental.IsPositive))
        {
            Add("leasing.rental_missing", "Give a level rental above zero, and one for each extension.");
        }

        var most = terms.Unit switch { PeriodUnit.Month => 12, PeriodUnit.Week => 52, _ => 0 };
        if (terms.Every < 1 || terms.Every > most)
        {
            Add("leasing.period_out_of_range",
                "Rentals come every 1 to 12 months or every 1 to 52 weeks; choose one of these.",
                new RefusalValue("every", Text(terms.Every)));
        }

        if (terms.StartDate.Year is < 1900 or > 2200)
        {
            Add("leasing.start_out_of_range", "The start date must lie between 1900 and 2200.",
                new RefusalValue("startDate", Text(terms.StartDate)));
        }

        var days = terms.FirstDueDate?.DayNumber - terms.StartDate.DayNumber ?? 1;
        if (days < 0 || days > 366 || (days == 0 && !terms.InAdvance))
        {
            Add("leasing.first_due_out_of_range",
                "The first due date must come after the start date (in advance it may be the start), within a year.",
                new RefusalValue("firstDueDate", Text(terms.FirstDueDate!.Value)));
        }

        if (terms.RentalsUpFront < 0 || terms.RentalsUpFront >= Math.Max(1, terms.Rentals))
        {
            Add("leasing.up_front_out_of_range", "At least one rental must be left to pay after the start.",
                new RefusalValue("rentalsUpFront", Text(terms.RentalsUpFront)));
        }

        for (var i = 0; i < terms.Steps.Count; i++)
        {
            if (terms.Steps[i].From <= (i == 0 ? 0 : terms.Steps[i - 1].From) || terms.Steps[i].From > terms.Rentals)
            {
                Add("leasing.steps_out_of_order", "Rent steps come in ascending order, each from a rental of the term.",
                    new RefusalValue("from", Text(terms.Steps[i].From)));
            }
        }
    }

    void Kinds()
    {
        var keeps = terms.PurchaseCertain || terms.TitlePasses;
        var fits = terms.Class switch
        {
            LeaseClass.Finance => terms.Kind != LeaseKind.Operating,
            LeaseClass.Operating => !keeps,
            LeaseClass.FinancialAsset => terms.Kind == LeaseKind.SaleAndLeaseback,
        };
        if (!fits)
        {
            Add("leasing.class_not_for_kind",
                "An operating contract is an operating lease, one that makes the lessee the owner is not, and only a "
                + "leaseback can be a financial asset; correct kind or class.",
                new RefusalValue("kind", terms.Kind.ToString()), new RefusalValue("class", terms.Class.ToString()));
        }

        if (terms.Kind == LeaseKind.LongRental && (terms.Exits.Buy is null || !terms.Exits.CanReturn))
        {
            Add("leasing.exits_incomplete",
                "A long rental prices buying and returning on the first day; add what lacks.");
        }

        var table = terms.Buybacks;
        var ascending = Enumerable.Range(1, Math.Max(0, table.Count - 1))
            .All(i => table[i - 1].AfterRentals < table[i].AfterRentals);
        var covers = table.Count > 0 && table[0].AfterRentals == 0
            && table[^1].Price == (terms.GuaranteedResidual ?? terms.Zero) && terms.Guarantor == Payer.Guarantor;
        if (!ascending || (terms.Kind == LeaseKind.Repurchase && !covers) || terms.BuybackAfterUnpaid < 1)
        {
            Add("leasing.buybacks_incomplete",
                "A repurchase lease has a table of prices from rental 0 on, ascending, that ends at the residual "
                + "which the maker or dealer guarantees, and may be called early after one or more unpaid rentals.");
        }
    }

    void Ends()
    {
        var residual = (terms.GuaranteedResidual ?? terms.Zero) + (terms.UnguaranteedResidual ?? terms.Zero);
        if (residual > terms.Price || terms.Exits.Agreed.Any(one => one.Residual > terms.Price))
        {
            Add("leasing.residual_out_of_range",
                "What is left of the car must not exceed its price; lower the residual.",
                new RefusalValue("residual", residual.ToString()), new RefusalValue("price", terms.Price.ToString()));
        }

        if (terms.PurchaseCertain && (terms.Exits.Buy is null || residual.IsPositive || terms.Exits.Agreed.Count > 0))
        {
            Add("leasing.purchase_unpriced",
                "Where buying is certain, give its price, and neither a residual nor an extension (IFRS 16.70(d)).");
        }

        var upFront = terms.InitialPayment ?? terms.Zero;
        for (var number = terms.Rentals - terms.RentalsUpFront + 1; number <= terms.Rentals; number++)
        {
            upFront += terms.RentalOf(number);
        }

        if (upFront + (terms.InAdvance ? terms.RentalOf(1) : terms.Zero) >= terms.Price)
        {
            Add("leasing.start_covers_price", "What is paid at the start must be less than the price; lower it.",
                new RefusalValue("paid", upFront.ToString()), new RefusalValue("price", terms.Price.ToString()));
        }
    }

    void Clauses()
    {
        if (terms.Usage is { } usage && (usage.AllowanceKm < 0 || usage.ToleranceKm < 0 || usage.MostRefundKm < 0
            || Math.Max(usage.AllowanceKm, usage.ToleranceKm) > 10_000_000))
        {
            Add("leasing.usage_out_of_range", "Kilometres must be zero or more, at most ten million.");
        }

        var early = terms.EarlyEnd;
        var rateMissing = early is { Method: EarlyEndMethod.Actuarial, DiscountRate: null }
            && terms.Class == LeaseClass.Operating;
        if (early.Share is < 0 or > 1 || early.DiscountRate is { PerYear: < 0 or > 10 } || rateMissing)
        {
            Add("leasing.early_end_out_of_range",
                "An early end needs a share from 0 to 1, or a discount rate from 0 to 10 a year; an operating lease "
                + "has no rate of its own to fall back on.");
        }

        if (terms.Arrears is { } clause
            && (clause.Periods < 1 || clause.CureDays < 0 || clause.ShareOfRent is <= 0 or > 1))
        {
            Add("leasing.clause_out_of_range",
                "A clause on arrears names at least one period, days of zero or more, and a share above 0 up to 1.");
        }

        if (!Enum.IsDefined(terms.Rounding))
        {
            Add("leasing.rounding_unknown", "Name a rounding that exists.");
        }
    }

    /// <summary>A finance lease whose payments are less than its cost has no rate at or above zero.</summary>
    void Return()
    {
        var gross = terms.TotalRent() + terms.EndValue;
        if (terms.Class != LeaseClass.Operating && gross < terms.Cost)
        {
            Add("leasing.returns_less_than_price",
                "Rent and what is left at the end must make at least the price and the direct costs; raise the rental.",
                new RefusalValue("gross", gross.ToString()), new RefusalValue("cost", terms.Cost.ToString()));
        }
    }

    void Add(string code, string sentence, params RefusalValue[] values) =>
        wrong.Add(new(code, sentence, RefusalKind.Invalid, values));

    static string Text(IFormattable value) =>
        value.ToString(value is DateOnly ? "O" : null, CultureInfo.InvariantCulture);
}
