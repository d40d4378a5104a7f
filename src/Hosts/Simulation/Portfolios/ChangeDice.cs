using System.Reflection;
using System.Text.Json.Serialization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>Draws changes of every kind of the family, filled in by the types of what they ask for.</summary>
/// <remarks>By reflection on purpose: a kind that is added is lived from its first day, and nobody has to think of
/// it.</remarks>
static class ChangeDice
{
    /// <summary>Kinds after which there is not much of a life left are drawn this much more rarely.</summary>
    const int Rarer = 6;

    static readonly string[] Endings =
    [
        "writeOff", "termination", "chargeOff", "vehicleReturn", "leaseTermination", "cancellation",
    ];

    /// <summary>What somebody thinks of first where rent is late.</summary>
    static readonly string[] WhenLate = ["demand", "rentAcceleration"];

    static readonly Dictionary<string, ConstructorInfo> Makers = typeof(AgreementChange)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(a => (string)a.TypeDiscriminator!, a => a.DerivedType.GetConstructors()[0]);

    /// <summary>A change of a kind that could be made on the account now; null where there is none.</summary>
    internal static AgreementChange? Draw(Account account, Dice dice)
    {
        var open = Catalogue.Kinds
            .Where(kind => kind.Family == account.Contract.Family && kind.WhyNot(account) is null)
            .Select(kind => (
                Endings.Contains(kind.Type) ? 1 : WhenLate.Contains(kind.Type) ? 4 * Rarer : Rarer, kind)).ToArray();
        return open.Length == 0 ? null : Fill(dice.Weigh(open), account, dice);
    }

    static AgreementChange Fill(ChangeKind kind, Account account, Dice dice)
    {
        var maker = Makers[kind.Type];
        var change = (AgreementChange)maker.Invoke(
            [.. maker.GetParameters().Select(p => Value(p.Name!, p.ParameterType, account, dice))]);
        var shift = kind.Ahead ? dice.Weigh((6, 0), (3, dice.Between(1, 45)), (2, -dice.Between(1, 30)))
            : dice.Weigh((8, 0), (2, -dice.Between(1, 30)));
        return shift == 0 ? change : change with { On = account.AsOf.AddDays(shift), Note = "simulated" };
    }

    static object? Value(string name, Type type, Account account, Dice dice)
    {
        var plain = Nullable.GetUnderlyingType(type);
        return plain is not null && dice.Chance(400) ? null
            : Value(name, plain ?? type, account, dice, account.AsOf);
    }

    static object? Value(string name, Type type, Account account, Dice dice, DateOnly today) => type switch
    {
        _ when type == typeof(Money) => new Money(Amount(account, dice), account.Currency),
        _ when type == typeof(DateOnly) => today.AddDays(dice.Between(1, 60)),
        _ when type == typeof(Rate) => new Rate(dice.Between(1, 96) / 400m),
        _ when type == typeof(bool) => dice.Chance(500),
        _ when type == typeof(string) => Word(name, account),
        _ when type == typeof(int) => Number(name, account, dice),
        _ when type.IsEnum => dice.Pick([.. Enum.GetValues(type).Cast<object>()]),
        _ when type == typeof(IReadOnlyList<Component>) => Order(dice),
        _ when type == typeof(IReadOnlyList<string>) => Wear(account, dice),
        _ => throw new NotSupportedException($"Say how a {type.Name} ({name}) is drawn."),
    };

    /// <summary>Mostly small, now and then what is due, or more than there is.</summary>
    static long Amount(Account account, Dice dice) => Math.Max(1, dice.Weigh<long>(
        (4, dice.Between(1, 300_00)), (2, dice.Between(500_00, 3_000_00)), (2, account.DueNow.MinorUnits),
        (2, account.Credit.MinorUnits), (1, account.Exposure.MinorUnits / 2)));

    static string Word(string name, Account account) => name switch
    {
        "Plan" => "family",
        "Vin" => account.Contract.Vin,
        _ => "simulated",
    };

    static int Number(string name, Account account, Dice dice) => name switch
    {
        "Of" => Payment(account, dice),
        "OdometerKm" or "OdometerBack" or "Odometer" =>
            (account.AsOf.DayNumber - account.Contract.StartDate.DayNumber) * 40,
        _ when name.StartsWith("Grace", StringComparison.Ordinal) => dice.Between(0, 2),
        _ => dice.Between(1, 8),
    };

    /// <summary>An event that brought money, where one stands.</summary>
    static int Payment(Account account, Dice dice)
    {
        var paid = Enumerable.Range(1, account.LastEvent).Where(n => account.SplitOf(n) is not null).ToArray();
        return paid.Length == 0 ? 1 : dice.Pick(paid);
    }

    static string[] Wear(Account account, Dice dice) =>
        account is LeaseAccount { Terms.Usage: not null } && dice.Chance(500) ? ["scratch"] : [];

    static List<Component> Order(Dice dice)
    {
        var left = Enum.GetValues<Component>().ToList();
        var order = new List<Component>();
        while (left.Count > 0)
        {
            var next = dice.Pick(left);
            left.Remove(next);
            order.Add(next);
        }

        return order;
    }
}
