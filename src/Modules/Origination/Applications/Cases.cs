using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination.Storage;
using Wheelhouse.Parties;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination.Applications;

/// <summary>Loads an application for a command, and keeps what the command made of it.</summary>
sealed class Cases(House house, IWork work, Caller caller)
{
    static readonly ApplicationState[] Closed =
        [ApplicationState.Declined, ApplicationState.Withdrawn, ApplicationState.PaidOut];

    static readonly PreparedQuery<Id<Organisation>, Id<Person>, string, ApplicationRow> OfPersonOrCar = new(
        (house, lender, person, vin) => house.Set<ApplicationRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(a => a.Organisation == lender && (a.Person == person || a.Vin == vin)
                && a.State != ApplicationState.Draft));

    /// <summary>The application as far as the caller may see it; another's is refused like an unknown one.</summary>
    /// <param name="seen">The version the caller saw.</param>
    internal async Task<Outcome<ApplicationRow>> Find(
        Id<Application> application, long? seen, CancellationToken cancel)
    {
        work.About(application.ToString());
        var row = await Visible(house, caller.Actor).FirstOrDefaultAsync(a => a.Id == application, cancel);
        if (row is null)
        {
            return new Refusal(
                "origination.no_such_application", "There is no such application; open it from the list.",
                RefusalKind.NotFound);
        }

        return Versions.Check(row, seen) is { } stale ? stale : row;
    }

    /// <summary>What the caller may see: a draft is the dealer's and the customer's, not yet the lender's.</summary>
    internal static IQueryable<ApplicationRow> Visible(House house, Actor actor)
    {
        var me = actor.Organisation;
        return house.Set<ApplicationRow>().Where(a =>
            a.State != ApplicationState.Draft || a.Dealer == me || a.Customer == me);
    }

    /// <summary>How many other applications at the lender stand open or were made lately.</summary>
    /// <remarks>Asks across dealers on purpose: the lender's check must see what one dealer may not.</remarks>
    internal async Task<(int Open, int Lately, bool SameCar)> Others(
        Dossier dossier, DateTimeOffset since, DateOnly today, CancellationToken cancel)
    {
        var others = (await OfPersonOrCar.All(house, dossier.Lender, dossier.Person, dossier.Vin, cancel))
            .Where(a => a.Id != dossier.Id).ToList();
        var lately = others.Count(a => a.Person == dossier.Person && a.CreatedAt >= since);
        var open = others.Where(a => !Closed.Contains(a.State) && !a.Dossier.IsExpired(today))
            .ToLookup(a => a.Person == dossier.Person);
        return (open[true].Count(), lately, open[false].Any());
    }
}
