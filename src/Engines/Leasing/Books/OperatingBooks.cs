using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

/// <summary>An operating lease: rent is income evenly over the term, the car wears down to what it will be
/// worth.</summary>
/// <remarks>
/// <para>Lease income on a straight line (IFRS 16.81), depreciation as an expense (16.82, 16.84), initial direct costs
/// in the carrying amount of the car and expensed over the term with it (16.83). Evenly means by the day.</para>
/// <para>By hand: a car of 100 000 on 1 January 2025 for a year, 64 000 expected at the end, 24 000 of rent:
/// on 31 January, 30 of 365 days on, 36 000 × 30/365 = 2 958.90 is depreciation and 1 972.60 income.</para>
/// </remarks>
sealed class OperatingBooks(LeaseTerms terms, LeaseBook book) : LessorBooks(terms, book)
{
    Slope rent;
    Slope wear;

    internal override LeaseAccount Asset => LeaseAccount.VehiclesOnLease;

    internal override LeaseAccount RentCredit => LeaseAccount.DeferredRent;

    internal override void Commence()
    {
        var end = new RentCalendar(Terms).End(Terms.Rentals);
        rent = new(Terms.StartDate, end, Terms.TotalRent());
        wear = new(Terms.StartDate, end, Money.Max(Terms.Zero, Terms.Cost - Terms.EndValue));
        Book.Move(Terms.StartDate, LeaseEntryKind.Commencement, "IFRS 16.83",
            Asset, LeaseAccount.Supplier, Terms.Cost);
    }

    internal override void Accrue(DateOnly day)
    {
        if (rent.Through > rent.From)
        {
            var income = rent.Advance(day, Terms.Rounding);
            Book.Move(day, LeaseEntryKind.Income, "IFRS 16.81",
                LeaseAccount.DeferredRent, LeaseAccount.LeaseIncome, income);
            var worn = wear.Advance(day, Terms.Rounding);
            Book.Move(day, LeaseEntryKind.Depreciation, "IFRS 16.84", LeaseAccount.Depreciation, Asset, worn);
        }
    }

    /// <summary>Of the rent; the car wears down at the days on which the books are brought up.</summary>
    internal override AccrualLine AccrualFrom(DateOnly day) => rent.Through > day
        ? Spread.Line(rent.Total, rent.From, rent.Through, day, Terms.Rounding)
        : AccrualLine.None(day);

    /// <summary>Depreciation from that day on leads to the new value; what is past stays. IAS 16.51.</summary>
    internal override void Review(Money unguaranteed, DateOnly day)
    {
        if (day < wear.Through)
        {
            var left = Terms.EndValueWith(unguaranteed);
            wear = new(day, wear.Through, Money.Max(Terms.Zero, Carrying - left));
        }
    }

    internal override void Extend(Extension extension, int rentalsBefore, DateOnly day)
    {
        var end = new RentCalendar(Terms).End(rentalsBefore + extension.Rentals);
        var total = Terms.Zero;
        for (var n = 0; n < extension.Rentals; n++)
        {
            total += extension.Rental;
        }

        rent = new(day, end, total);
        wear = new(day, end, Money.Max(Terms.Zero, Carrying - extension.Residual));
    }

    internal override Money Settlement(Rate? rate, DateOnly day, Money endValue, IReadOnlyList<DueRow> ahead) =>
        PresentValue.Of(Terms, ahead, endValue, rate ?? Rate.Zero, day);

    internal override void Leave(
        DateOnly day, LeaseAccount result, LeaseAccount received, Money amount, Money vehicle, string source)
    {
        Book.Move(day, LeaseEntryKind.Income, "IFRS 16.81", LeaseAccount.DeferredRent, LeaseAccount.LeaseIncome,
            -Book.Balance(LeaseAccount.DeferredRent));
        base.Leave(day, result, received, amount, vehicle, source);
    }

    /// <summary>An amount that comes evenly between two days, and how much of it has come.</summary>
    record struct Slope(DateOnly From, DateOnly Through, Money Total)
    {
        Money come = Money.Zero(Total.Currency);

        /// <summary>What comes between the last day asked for and this one.</summary>
        internal Money Advance(DateOnly day, MidpointRounding rounding)
        {
            var now = Spread.Through(Total, From, Through, day, rounding);
            var step = now - come;
            come = now;
            return step;
        }
    }
}
