namespace Wheelhouse.Simulation.Roads;

/// <summary>How a simulated car is at an instant.</summary>
/// <param name="SpeedTenths">In 0.1 km/h.</param>
/// <param name="OdometerMetres">Never falls.</param>
public readonly record struct CarAt(Spot Spot, int SpeedTenths, int Course, bool Ignition, long OdometerMetres);

/// <summary>Where a simulated car is at any instant: at night at home, on workdays at work, at weekends now and then at
/// some third place. A function of its VIN and the time alone: who plays it again plays the same life.</summary>
public sealed class CarLife
{
    /// <summary>Kilometres are counted from here; nothing is played before.</summary>
    static readonly DateOnly Epoch = new(2026, 1, 1);

    static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    readonly Dice dice;
    readonly Spot home;
    readonly Spot work;
    readonly Spot away;
    readonly long bought;
    readonly Dictionary<DateOnly, (IReadOnlyList<Trip> Trips, double Before)> days = [];

    public CarLife(string vin)
    {
        ArgumentNullException.ThrowIfNull(vin);
        dice = new Dice(7).For(vin);
        var middle = dice.Weigh(Cities.All);
        (home, work, away) = (Near(middle, 9_000), Near(middle, 7_000), Near(middle, 14_000));
        bought = dice.Between(800, 60_000) * 1_000L;
    }

    /// <summary>Where it stands at night.</summary>
    public Spot Home => home;

    public CarAt At(DateTimeOffset instant)
    {
        var local = instant.ToOffset(Beijing);
        var day = DateOnly.FromDateTime(local.DateTime);
        var (trips, before) = Day(day);
        var second = local.TimeOfDay.TotalSeconds;
        var (spot, metres) = (home, before);
        foreach (var trip in trips.TakeWhile(trip => trip.Start <= second))
        {
            if (second < trip.End)
            {
                var (at, speed, course, driven) = trip.At(second);
                return new(at, speed, course, Ignition: true, bought + (long)(metres + driven));
            }

            (spot, metres) = (trip.To, metres + trip.Metres);
        }

        return new(Wander(spot, instant), 0, 0, Ignition: false, bought + (long)metres);
    }

    /// <summary>The trips of a day, and what was driven before it.</summary>
    (IReadOnlyList<Trip> Trips, double Before) Day(DateOnly day)
    {
        if (day <= Epoch)
        {
            return ([], 0);
        }

        if (!days.TryGetValue(day, out var known))
        {
            // oldest first, for a year of days is too deep to go down step by step
            var driven = 0.0;
            for (var earlier = Epoch.AddDays(1); earlier <= day; earlier = earlier.AddDays(1))
            {
                var trips = Plan(earlier);
                known = days[earlier] = (trips, driven);
                driven += trips.Sum(trip => trip.Metres);
            }
        }

        return known;
    }

    List<Trip> Plan(DateOnly day)
    {
        var of = dice.For($"day {day.DayNumber}");
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            return of.Chance(550) ? [.. There(of, away, of.Between(9 * 60, 11 * 60), of.Between(120, 360))] : [];
        }

        var trips = There(of, work, of.Between(7 * 60, (8 * 60) + 40), of.Between(8 * 60, 10 * 60)).ToList();
        if (of.Chance(180) && trips[^1].End < 20 * 3600)
        {
            trips.AddRange(There(of, away, (int)(trips[^1].End / 60) + of.Between(20, 60), of.Between(40, 90)));
        }

        return trips;
    }

    /// <summary>There and back again, with a stay.</summary>
    IEnumerable<Trip> There(Dice of, Spot place, int minute, int stay)
    {
        var out1 = new Trip(of, home, place, minute * 60);
        yield return out1;
        yield return new(of, place, home, out1.End + (stay * 60));
    }

    Spot Near(Spot middle, int metres) =>
        middle.Go(dice.Between(-metres, metres), dice.Between(-metres, metres));

    /// <summary>A receiver that stands wanders by some metres.</summary>
    Spot Wander(Spot spot, DateTimeOffset instant)
    {
        var of = dice.For($"fix {instant.ToUnixTimeSeconds() / 60}");
        return spot.Go(of.Between(-6, 6), of.Between(-6, 6));
    }
}

/// <summary>A drive from one spot to another, street by street: now north or south, now east or west, with a light at
/// the end of each.</summary>
sealed class Trip
{
    readonly List<Leg> legs = [];

    internal Trip(Dice dice, Spot from, Spot to, double start)
    {
        (Start, To) = (start, to);
        var (north, east) = from.To(to);
        var streets = dice.Between(3, 6);
        var (spot, time) = (from, start);
        for (var i = 1; i <= streets; i++)
        {
            var turn = from.Go(north * i / streets, east * (i - 1) / streets);
            foreach (var corner in (Spot[])[turn, from.Go(north * i / streets, east * i / streets)])
            {
                var leg = new Leg(spot, corner, time, dice.Between(240, 620) / 10.0 / 3.6, dice.Between(0, 45));
                if (leg.Metres > 1)
                {
                    legs.Add(leg);
                    (spot, time) = (corner, leg.End);
                }
            }
        }
    }

    /// <summary>Seconds after midnight.</summary>
    internal double Start { get; }

    internal double End => legs.Count == 0 ? Start : legs[^1].End;

    internal Spot To { get; }

    internal double Metres => legs.Sum(leg => leg.Metres);

    internal (Spot Spot, int SpeedTenths, int Course, double Driven) At(double second)
    {
        var driven = 0.0;
        foreach (var leg in legs)
        {
            if (second < leg.End)
            {
                var metres = Math.Min(leg.Metres, (second - leg.Start) * leg.Speed);
                var share = metres / leg.Metres;
                var (north, east) = leg.From.To(leg.To);
                var moves = metres < leg.Metres;
                return (
                    leg.From.Go(north * share, east * share), moves ? (int)(leg.Speed * 36) : 0,
                    (int)((Math.Atan2(east, north) * 180 / Math.PI) + 360) % 360, driven + metres);
            }

            driven += leg.Metres;
        }

        return (To, 0, 0, driven);
    }

    /// <param name="Speed">In metres a second.</param>
    /// <param name="Light">Seconds of waiting at its end.</param>
    sealed record Leg(Spot From, Spot To, double Start, double Speed, double Light)
    {
        internal double Metres { get; } = Length(From, To);

        internal double End => Start + (Metres / Speed) + Light;

        static double Length(Spot from, Spot to)
        {
            var (north, east) = from.To(to);
            return Math.Sqrt((north * north) + (east * east));
        }
    }
}
