using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Xunit;
using static Wheelhouse.Engines.Tests.Insuring.Sample;

namespace Wheelhouse.Engines.Tests.Insuring;

/// <summary>What is earned, comes back, and is paid in parts: by hand, and that nothing is lost on the way.</summary>
public sealed class PolicyTermTests
{
    static readonly PolicyTerm Year = PolicyTerm.Year(Day);

    [Fact]
    public void A_premium_is_earned_by_the_day()
    {
        // 1 000 × 100 / 365 = 273.97
        Assert.Equal(Cny(273.97m), At(Cny(1_000)).Earned(Day.AddDays(100)));
    }

    [Fact]
    public void An_endorsed_policy_is_rated_anew_from_its_day()
    {
        var course = At(Cny(1_000)).Endorse(Day.AddDays(100), Cny(1_200)).Value;

        // 273.97, and 1 200 − 1 200 × 100 / 365 (328.77) = 871.23 for the days left
        Assert.Equal(Cny(1_145.20m), course.Total);
        Assert.Equal(
            "insuring.change_out_of_term",
            course.Endorse(Day.AddDays(99), Cny(1)).Refused?.Code);
        Assert.Equal("insuring.change_out_of_term", course.Endorse(Year.Until, Cny(1)).Refused?.Code);
    }

    [Fact]
    public void A_change_on_the_day_of_another_takes_its_place()
    {
        var first = At(Cny(1_000)).Endorse(Day.AddDays(100), Cny(1_200)).Value;
        var again = first.Endorse(Day.AddDays(100), Cny(1_000)).Value;

        Assert.Equal((2, Cny(1_000)), (again.Rates.Count, again.Total));
    }

    [Fact]
    public void The_first_instalment_takes_what_does_not_divide()
    {
        var parts = Year.Instalments(Cny(100), 12);

        Assert.Equal((Cny(8.37m), Cny(8.33m)), (parts[0].Amount, parts[1].Amount));
        Assert.Equal((Day, Day.AddMonths(11)), (parts[0].Due, parts[11].Due));
        Assert.Equal(Cny(20), PolicyTerm.Surcharge(Cny(1_000), new(12, 0.02m)));
    }

    [Fact]
    public void A_term_from_a_leap_day_ends_on_the_28th() =>
        Assert.Equal(new(2029, 2, 28), PolicyTerm.Year(new(2028, 2, 29)).Until);

    [Fact]
    public void What_is_earned_never_falls_and_a_change_leaves_the_days_before_it_alone() => Prop.ForAll(
        Changes.ToArbitrary(),
        one =>
        {
            var course = one.Later.Aggregate(
                At(one.First), (now, change) => now.Endorse(Day.AddDays(change.Day), change.Premium).Value);
            return course.Earned(Day).IsZero
                && course.Earned(Day.AddDays(one.End)) <= course.Earned(Day.AddDays(one.End + 1))
                && course.Earned(Year.Until) == course.Total
                && one.Later.All(change => Same(course, one.First, one.Later, Day.AddDays(change.Day)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Instalments_sum_to_the_premium() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).Select(minor => new Money(minor, Currency.Cny)).ToArbitrary(),
        premium => Motor.Instalments.All(plan =>
        {
            var parts = Year.Instalments(premium, plan.Count);
            return Money.Sum(parts.Select(part => part.Amount), Currency.Cny) == premium
                && parts.Count == plan.Count && parts.All(part => part.Amount <= parts[0].Amount);
        })).QuickCheckThrowOnFailure();

    static PremiumCourse At(Money premium) => new(Year, [new(Day, premium)]);

    /// <summary>Whether as much is earned before a day as without the changes from that day on.</summary>
    static bool Same(PremiumCourse course, Money first, List<(int Day, Money Premium)> later, DateOnly day) =>
        course.Earned(day) == later.Where(change => Day.AddDays(change.Day) < day).Aggregate(
            At(first), (now, change) => now.Endorse(Day.AddDays(change.Day), change.Premium).Value).Earned(day);

    static Gen<(Money First, List<(int Day, Money Premium)> Later, int End)> Changes =>
        from first in Gen.Choose(0, 5_000_000)
        from later in Gen.Zip(Gen.Choose(0, 364), Gen.Choose(0, 5_000_000)).ListOf()
        from end in Gen.Choose(0, 365)
        select (
            new Money(first, Currency.Cny),
            later.OrderBy(one => one.Item1).Select(one => (one.Item1, new Money(one.Item2, Currency.Cny))).ToList(),
            end);
}
