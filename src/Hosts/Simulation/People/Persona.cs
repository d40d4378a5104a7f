namespace Wheelhouse.Simulation.People;

/// <summary>How a simulated customer pays.</summary>
public enum Habit
{
    /// <summary>On the due day, by direct debit.</summary>
    Punctual,

    /// <summary>One to five days before.</summary>
    Early,

    /// <summary>Two to twenty days after.</summary>
    Late,

    /// <summary>A part on the due day, the rest some days later.</summary>
    Partly,

    /// <summary>Now and then twice, by mistake.</summary>
    Twice,

    /// <summary>From some instalment on not at all, or not for months.</summary>
    Stops,
}

/// <summary>Who a simulated customer is and how he will behave, fixed before he enters the store.</summary>
/// <param name="Number">Counts customers from 1; the fate of each is cast from it alone.</param>
/// <param name="Income">A month, in whole yuan.</param>
/// <param name="Debts">Paid on other debts a month, in whole yuan.</param>
/// <param name="StopsAt">The instalment from which he does not pay; 0 for never.</param>
/// <param name="ResumesAfter">Months until he pays again; 0 for never.</param>
/// <param name="SettlesAfter">The instalment after which he pays everything off; 0 for never.</param>
public sealed record Persona(
    int Number, string Name, string IdNumber, string Phone, string Employer, string Account, long Income, long Debts,
    Habit Habit, int StopsAt, int ResumesAfter, int SettlesAfter)
{
    static readonly string[] Employers =
    [
        "江城光电", "东湖软件", "滨江医院", "江城第三中学", "长风物流", "江城地铁", "安居装饰", "自营商店", "江城出租", "网约车",
    ];

    /// <summary>Casts the fate of a customer.</summary>
    public static Persona Cast(Dice world, int number, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(world);
        var dice = world.For($"persona {number}");
        var income = dice.Weigh((10, 4_000L), (25, 6_500L), (30, 9_000L), (20, 13_000L), (10, 20_000L), (5, 35_000L))
            + (dice.Between(-8, 8) * 100L);
        var habit = dice.Weigh(
            (56, Habit.Punctual), (13, Habit.Early), (14, Habit.Late), (6, Habit.Partly), (5, Habit.Twice),
            (6, Habit.Stops));
        return new(
            number,
            Names.Pick(dice),
            Identities.Number(dice, number, today),
            Identities.Phone(number),
            dice.Pick(Employers),
            $"6200990000{number:000000}",
            income,
            dice.Chance(650) ? 0 : income * dice.Between(5, 45) / 100,
            habit,
            habit == Habit.Stops ? dice.Between(2, 10) : 0,
            habit == Habit.Stops && dice.Chance(450) ? dice.Between(2, 4) : 0,
            dice.Chance(160) ? dice.Between(3, 18) : 0);
    }
}
