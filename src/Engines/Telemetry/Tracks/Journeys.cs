namespace Wheelhouse.Telemetry;

/// <summary>When a stay ends a trip.</summary>
/// <param name="StopSeconds">Standing this long is a stop; shorter is a traffic light.</param>
/// <param name="GapSeconds">Without a fix for this long, nobody knows: the trip ends at the last fix.</param>
/// <param name="TripMetres">Shorter trips are drift of the receiver and count as standing.</param>
/// <param name="StillMetresASecond">Slower than this between two fixes is standing: 5 km/h.</param>
/// <param name="SamePlaceMetres">Two stops this close are one, when no trip lies between them.</param>
public readonly record struct JourneyRules(
    int StopSeconds = 180, int GapSeconds = 3600, int TripMetres = 200, double StillMetresASecond = 5 / 3.6,
    int SamePlaceMetres = 200)
{
    public JourneyRules()
        : this(180)
    {
    }
}

/// <summary>A drive from one stop to the next.</summary>
public readonly record struct Trip(TrackPoint From, TrackPoint To, double Metres, int TopSpeedTenths, int Fixes)
{
    public long Seconds => To.Seconds - From.Seconds;
}

/// <summary>A stay.</summary>
public readonly record struct Stop(long From, long To, Place Place)
{
    public long Seconds => To - From;
}

/// <summary>A track cut into trips and stops.</summary>
public sealed record Journeys(IReadOnlyList<Trip> Trips, IReadOnlyList<Stop> Stops)
{
    /// <summary>Metres driven by the fixes: a lower bound, for corners between fixes are cut.</summary>
    public double Metres => Trips.Sum(trip => trip.Metres);

    /// <summary>Cuts a track from <see cref="Track.Of"/>.</summary>
    public static Journeys Cut(IReadOnlyList<TrackPoint> track, JourneyRules rules)
    {
        ArgumentNullException.ThrowIfNull(track);
        var (trips, stops) = (new List<Trip>(), new List<Stop>());
        for (var from = 0; from < track.Count - 1;)
        {
            var kind = KindOf(track, from, rules);
            var to = from + 1;
            while (to < track.Count - 1 && KindOf(track, to, rules) == kind)
            {
                to++;
            }

            if (kind == Leg.Drive)
            {
                to = PastLights(track, to, rules);
            }

            Close(track, from, to, kind, rules, trips, stops);
            from = to;
        }

        return new(trips, stops);
    }

    /// <summary>Goes on over stays that are too short to be stops.</summary>
    static int PastLights(IReadOnlyList<TrackPoint> track, int to, JourneyRules rules)
    {
        while (true)
        {
            var still = to;
            while (still < track.Count - 1 && KindOf(track, still, rules) == Leg.Stay)
            {
                still++;
            }

            if (still >= track.Count - 1 || KindOf(track, still, rules) != Leg.Drive
                || track[still].Seconds - track[to].Seconds >= rules.StopSeconds)
            {
                return to;
            }

            to = still;
            while (to < track.Count - 1 && KindOf(track, to, rules) == Leg.Drive)
            {
                to++;
            }
        }
    }

    static void Close(
        IReadOnlyList<TrackPoint> track, int from, int to, Leg kind, JourneyRules rules, List<Trip> trips,
        List<Stop> stops)
    {
        if (kind == Leg.Drive && Drive(track, from, to) is var trip && trip.Metres >= rules.TripMetres)
        {
            trips.Add(trip);
            return;
        }

        if (kind == Leg.Lost || (kind == Leg.Stay && track[to].Seconds - track[from].Seconds < rules.StopSeconds
            && (stops.Count == 0 || stops[^1].To != track[from].Seconds)))
        {
            return;
        }

        var stay = new Stop(track[from].Seconds, track[to].Seconds, Middle(track, from, to));
        if (stops.Count > 0 && stops[^1].To == stay.From
            && stops[^1].Place.MetresTo(stay.Place) <= rules.SamePlaceMetres)
        {
            stops[^1] = stops[^1] with { To = stay.To };
            return;
        }

        stops.Add(stay);
    }

    static Trip Drive(IReadOnlyList<TrackPoint> track, int from, int to)
    {
        var (metres, top) = (0.0, 0);
        for (var i = from; i <= to; i++)
        {
            metres += i > from ? track[i - 1].Place.MetresTo(track[i].Place) : 0;
            top = Math.Max(top, track[i].SpeedTenths);
        }

        return new(track[from], track[to], metres, top, to - from + 1);
    }

    static Place Middle(IReadOnlyList<TrackPoint> track, int from, int to)
    {
        var (latitude, longitude) = (0.0, 0.0);
        for (var i = from; i <= to; i++)
        {
            latitude += track[i].Place.Latitude;
            longitude += track[i].Place.Longitude;
        }

        var count = to - from + 1;
        return new(latitude / count, longitude / count);
    }

    /// <summary>What the leg from one fix to the next is.</summary>
    static Leg KindOf(IReadOnlyList<TrackPoint> track, int from, JourneyRules rules)
    {
        var (a, b) = (track[from], track[from + 1]);
        var (metres, seconds) = (a.Place.MetresTo(b.Place), b.Seconds - a.Seconds);
        if (seconds > rules.GapSeconds)
        {
            return metres <= rules.SamePlaceMetres ? Leg.Stay : Leg.Lost;
        }

        return metres < rules.StillMetresASecond * seconds ? Leg.Stay : Leg.Drive;
    }

    enum Leg
    {
        Stay,
        Drive,

        /// <summary>Away without a trace: neither driven nor stayed.</summary>
        Lost,
    }
}
