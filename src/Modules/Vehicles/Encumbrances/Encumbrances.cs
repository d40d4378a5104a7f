using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Vehicles.Storage;

namespace Wheelhouse.Vehicles.Encumbrances;

/// <summary>Reads across organisations on purpose: the register answers for all of them, and tells only its own lender
/// whose it is.</summary>
sealed class Encumbrances(House house, Caller caller, Timeline timeline, TimeProvider clock) : IEncumbrances
{
    const int MostAtOnce = 500;

    static readonly PreparedQuery<string, EncumbranceRow> OnCar = new((house, vin) =>
        house.Set<EncumbranceRow>().IgnoreQueryFilters().Where(e => e.Vin == vin));

    internal static readonly Refusal AlreadyFinanced = new(
        "vehicles.already_financed",
        "The vehicle is under finance; that must be paid off and released before it can be financed again.");

    public async Task<Outcome<Unit>> Take(
        string vin, Id<Organisation> lender, string subject, DateOnly on, CancellationToken cancel,
        EncumbranceKind kind = EncumbranceKind.Lien)
    {
        var parsed = Vin.Parse(vin);
        if (parsed.Refused is { } wrong)
        {
            return wrong;
        }

        var number = parsed.Value.Text;
        if (!house.Set<VehicleRow>().Local.Any(v => v.Vin == number)
            && !await house.Set<VehicleRow>().AnyAsync(v => v.Vin == number, cancel))
        {
            return new Refusal(
                "vehicles.no_such_vehicle", "Nobody has registered this VIN; register the vehicle first.",
                RefusalKind.NotFound);
        }

        var rows = await Rows(number, cancel);
        if (rows.Find(r => r.Subject == subject && r.Organisation == lender) is { } mine)
        {
            return mine.ReleasedOn is null
                ? default(Unit)
                : new Refusal(
                    "vehicles.finance_ended", "This finance was released; a new one needs an agreement of its own.");
        }

        if (rows.Exists(r => r.ReleasedOn is null))
        {
            return AlreadyFinanced;
        }

        house.Add(new EncumbranceRow
        {
            Id = Id<Encumbrance>.New(clock),
            Organisation = lender,
            Vin = number,
            Subject = subject,
            TakenOn = on,
            Kind = kind,
        });
        var told = kind == EncumbranceKind.Title ? TimelineKind.Leased : TimelineKind.Financed;
        timeline.Tell(number, on, told, lender, subject);
        return default(Unit);
    }

    public async Task<Outcome<Unit>> Release(
        string vin, string subject, DateOnly on, CancellationToken cancel, bool titlePasses = false)
    {
        var parsed = Vin.Parse(vin);
        if (parsed.Refused is { } wrong)
        {
            return wrong;
        }

        var rows = await Rows(parsed.Value.Text, cancel);
        if (rows.Find(r => r.Subject == subject) is not { } row)
        {
            return new Refusal(
                "vehicles.not_financed", "No finance of this agreement stands on the vehicle.", RefusalKind.NotFound);
        }

        if (row.ReleasedOn is null)
        {
            if (on < row.TakenOn)
            {
                return new Refusal(
                    "vehicles.release_too_early",
                    $"The finance was taken on {row.TakenOn:O}; release it on or after that day.",
                    RefusalKind.Invalid, new RefusalValue("taken", row.TakenOn.ToString("O")));
            }

            row.ReleasedOn = on;
            var told = titlePasses ? TimelineKind.TitlePassed : TimelineKind.Released;
            timeline.Tell(row.Vin, on, told, row.Organisation, subject);
        }

        return default(Unit);
    }

    public async Task ReleaseAll(
        IReadOnlyList<(string Vin, string Subject, bool TitlePasses)> all, Id<Organisation> lender, DateOnly on,
        DateTimeOffset at, CancellationToken cancel)
    {
        var subjects = all.ToDictionary(one => one.Subject, StringComparer.Ordinal);
        foreach (var vins in all.Select(one => one.Vin).Distinct().Chunk(MostAtOnce))
        {
            var rows = await house.Set<EncumbranceRow>().IgnoreQueryFilters()
                .Where(e => vins.Contains(e.Vin) && e.Organisation == lender && e.ReleasedOn == null)
                .ToListAsync(cancel);
            foreach (var row in rows.Where(r => subjects.GetValueOrDefault(r.Subject).Vin == r.Vin && r.TakenOn <= on))
            {
                row.ReleasedOn = on;
                var told = subjects[row.Subject].TitlePasses ? TimelineKind.TitlePassed : TimelineKind.Released;
                timeline.Tell(row.Vin, on, told, row.Organisation, row.Subject, at: at);
            }
        }
    }

    public async Task<EncumbranceCard?> Live(string vin, CancellationToken cancel)
    {
        if (Vin.Parse(vin) is not { IsDone: true } parsed)
        {
            return null;
        }

        var rows = await Rows(parsed.Value.Text, cancel);
        if (rows.Find(r => r.ReleasedOn is null) is not { } live)
        {
            return null;
        }

        var mine = caller.Actor.SeesEveryone || caller.Actor.Organisation == live.Organisation;
        return new(live.Vin, live.TakenOn, mine, mine ? live.Organisation : null, mine ? live.Subject : null,
            live.Kind);
    }

    /// <summary>All finance there ever was on a VIN; what this unit of work added counts.</summary>
    async Task<List<EncumbranceRow>> Rows(string vin, CancellationToken cancel)
    {
        await OnCar.All(house, vin, cancel);
        return [.. house.Set<EncumbranceRow>().Local.Where(e => e.Vin == vin)];
    }
}
