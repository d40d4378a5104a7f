using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Simulation.Founding;
using Wheelhouse.Simulation.Roads;
using Wheelhouse.Telematics;
using Wheelhouse.Telematics.Devices;
using Wheelhouse.Trust;

namespace Wheelhouse.Simulation.Days;

/// <summary>Some of a lender's cars tell where they are: each gets a wired and a hidden wireless device, with its
/// customer's own consent, for the last days of a world, so that a map is not empty.</summary>
sealed class Tracking(Town town)
{
    /// <summary>How long before the last day the devices go in: what they tell is to be seen, and a day of forty cars
    /// is some five thousand positions.</summary>
    const int Days = 6;

    const int MostCars = 40;

    static readonly TimeSpan Driving = TimeSpan.FromMinutes(1);

    /// <summary>Shorter than the gap after which nobody knows whether a car stood all the while.</summary>
    static readonly TimeSpan Standing = TimeSpan.FromMinutes(30);

    static readonly TimeSpan Waking = TimeSpan.FromHours(4);

    static readonly string Lender = Cast.Lenders[0].Key;

    readonly List<Running> candidates = [];

    readonly List<Tracked> cars = [];

    Actor Admin => town.Founders.Actor(Lender, Role.Admin);

    DateTimeOffset told;

    internal void Begin(Running running)
    {
        if (running.Paid.Organisation == town.Founders.Organisation(Lender))
        {
            candidates.Add(running);
        }
    }

    internal void Plan()
    {
        var first = town.Plan.LastDay.AddDays(-Days);
        town.On(first, Install);
        for (var day = first.AddDays(1); day < town.Plan.LastDay; day = day.AddDays(1))
        {
            town.On(day, Report);
        }
    }

    async Task Install()
    {
        foreach (var running in candidates.Where(c => !c.IsSettled).Reverse().Take(MostCars))
        {
            if (await town.Premises.Run<GiveConsent, Unit>(
                running.Customer, new(running.Paid.Organisation, Purpose.Location, "online"), town.Tally.NextKey(),
                town.Cancel) is { IsDone: true })
            {
                await Install(running);
            }
        }

        told = town.Premises.Clock.GetUtcNow();
    }

    async Task Install(Running running)
    {
        var number = cars.Count + 1;
        var (wired, hidden) = ($"0139{number:00000000}", $"0149{number:00000000}");
        if (await Bind(new(wired, "W15L", DeviceKind.Wired, CanInhibit: true), running)
            && await Bind(new(hidden, "battery-fe", DeviceKind.Wireless, CanInhibit: false), running))
        {
            cars.Add(new(number, wired, hidden, new(running.Paid.Vin)));
        }
    }

    async Task<bool> Bind(RegisterDevice device, Running running) =>
        await town.Do<RegisterDevice, DeviceCard>(Admin, device) is { } known
        && await town.Do<BindDevice, BindingKept>(
            Admin, new(known.Id, running.Paid.Vin, running.Paid.Customer)) is not null;

    /// <summary>What the devices told since the last time: most of it is late by now, the end of it is live.</summary>
    internal async Task Report()
    {
        var now = town.Premises.Clock.GetUtcNow();
        foreach (var some in cars.SelectMany(car => car.Tell(told, now)).Chunk(5_000))
        {
            await town.Do<TakeReports, ReportsTaken>(Admin, new(some));
        }

        told = now;
    }

    /// <summary>A car with its pair. A few have something to tell, each its own thing.</summary>
    sealed class Tracked(int number, string wired, string hidden, CarLife life)
    {
        int reports;

        internal IEnumerable<DeviceReport> Tell(DateTimeOffset from, DateTimeOffset to)
        {
            reports++;
            if (number == 5 && reports > 2)
            {
                yield break; // silent from the third day on
            }

            var at = from + Driving;
            while (at < to)
            {
                yield return Report(wired, at);
                at += life.At(at).Ignition || life.At(at + Driving).Ignition ? Driving : Standing;
            }

            yield return Report(wired, to);
            for (at = from + Waking; at < to; at += Waking)
            {
                yield return Report(hidden, at);
            }

            yield return Report(hidden, to);
        }

        DeviceReport Report(string terminal, DateTimeOffset at)
        {
            var (spot, speed, course, ignition, metres) = life.At(at);
            var alarms = (number, reports, terminal == wired) switch
            {
                (3, > 3, true) => DeviceAlarms.MainPowerOff,
                (7, > 4, false) => DeviceAlarms.Removed,
                (9, 2, true) => DeviceAlarms.AntennaCut,
                _ => DeviceAlarms.None,
            };

            // the tenth car's hidden device lies in somebody else's car
            var apart = number == 10 && reports > 3 && terminal == hidden ? 60_000 : 0;
            return new(
                terminal, at, spot.Latitude + apart, spot.Longitude, IsFixed: true, IsLive: true, speed, course,
                ignition, CircuitCut: false, FuelCut: false, metres / 100, alarms);
        }
    }
}
