using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>In a demonstration anybody may take the seat of a simulated person, without a password.</summary>
static class DemoSeats
{
    /// <summary>Everybody of the organisations, so many customers with a contract, and the last on file.</summary>
    const int WithContract = 8;

    const int Newest = 4;

    const int Most = 200;

    static readonly Refusal NoDemo = new(
        "trust.no_demo", "This is no demonstration; sign in with name and password.", RefusalKind.NotFound);

    /// <param name="HasContract">Of a customer: whether somebody read his data to carry out a contract.</param>
    internal sealed record Seat(
        Id<User> User, Text Name, Role Role, OrganisationKind Kind, Id<Organisation> OrganisationId, Text Organisation,
        string SignIn, bool HasContract);

    internal sealed record Body(Id<User> User);

    internal static async Task<Results<Ok<IReadOnlyList<Seat>>, ProblemHttpResult>> Get(
        IDbContextFactory<House> houses, TrustSettings settings, CancellationToken cancel)
    {
        if (!settings.Demo)
        {
            return NoDemo.ToProblem();
        }

        await using var house = await houses.CreateDbContextAsync(cancel);
        var seats = Seats(house);
        var staff = await seats.Where(s => s.Role != Role.Customer && s.Role != Role.Partner)
            .OrderBy(s => s.User).Take(Most).ToListAsync(cancel);
        var customers = seats.Where(s => s.Role == Role.Customer).OrderByDescending(s => s.User);
        var newest = await customers.Take(Newest).ToListAsync(cancel);
        var served = house.Set<DisclosureRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(d => d.Granted && d.Purpose == Purpose.ContractPerformance).Select(d => d.Organisation);
        var withContract = await customers.Where(s => served.Contains(s.Organisation)).Take(WithContract)
            .ToListAsync(cancel);
        var contracts = withContract.Select(s => s.User).ToHashSet();
        return TypedResults.Ok<IReadOnlyList<Seat>>(
        [
            .. staff.Concat(withContract.UnionBy(newest, s => s.User)).Select(s => new Seat(
                new(s.User), new(s.NameZh, s.NameEn), s.Role, s.Kind, s.Organisation,
                new(s.OrganisationZh, s.OrganisationEn), s.SignIn, contracts.Contains(s.User))),
        ]);
    }

    internal static async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> Post(
        Body body, IDbContextFactory<House> houses, TrustSettings settings, SignIn signIn, HttpContext context,
        CancellationToken cancel)
    {
        if (!settings.Demo)
        {
            return NoDemo.ToProblem();
        }

        await using var house = await houses.CreateDbContextAsync(cancel);
        if (!await Seats(house).AnyAsync(s => s.User == body.User.Value, cancel))
        {
            return new Refusal(
                "trust.no_such_seat", "There is no such simulated person; choose one from the list.",
                RefusalKind.NotFound)
                .ToProblem();
        }

        var user = await house.Set<UserRow>().IgnoreQueryFilters().AsNoTracking()
            .FirstAsync(u => u.Id == body.User.Value, cancel);
        return await signIn.Open(user, SignInBy.Demonstration, context, cancel);
    }

    /// <summary>Users of simulated organisations; nobody else can be sat in for.</summary>
    static IQueryable<Row> Seats(House house) =>
        from user in house.Set<UserRow>().IgnoreQueryFilters().AsNoTracking()
        join organisation in house.Set<OrganisationRow>() on user.Organisation equals organisation.Id
        where organisation.Simulated && user.Disabled == null
        select new Row
        {
            User = user.Id,
            NameZh = user.NameZh,
            NameEn = user.NameEn,
            Role = user.Role,
            SignIn = user.UserName!,
            Organisation = organisation.Id,
            Kind = organisation.Kind,
            OrganisationZh = organisation.NameZh,
            OrganisationEn = organisation.NameEn,
        };

    sealed class Row
    {
        public required Guid User { get; init; }

        public required string NameZh { get; init; }

        public required string NameEn { get; init; }

        public required string SignIn { get; init; }

        public required Role Role { get; init; }

        public required OrganisationKind Kind { get; init; }

        public required Id<Organisation> Organisation { get; init; }

        public required string OrganisationZh { get; init; }

        public required string OrganisationEn { get; init; }
    }
}
