using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>An administrator adds a colleague.</summary>
sealed record AddUser(string SignIn, Text Name, Role Role, string? Password)
{
    internal sealed class Handler(IUsers users, Caller caller, IWork work) : IHandle<AddUser, Id<User>>
    {
        public async Task<Outcome<Id<User>>> Handle(AddUser command, CancellationToken cancel)
        {
            var outcome = await users.Add(
                caller.Actor.Organisation, command.Role, command.SignIn, command.Name, command.Password, cancel);
            if (outcome.IsDone)
            {
                work.About(outcome.Value.ToString());
            }

            return outcome;
        }
    }

    internal static Task<Results<Ok<Id<User>>, ProblemHttpResult>> Post(
        AddUser body, Desk desk, CancellationToken cancel) =>
        desk.Send<AddUser, Id<User>>(body, cancel);
}

/// <summary>An administrator takes a colleague's access back: no sign-in, and every session ends.</summary>
sealed record DisableUser(Id<User> User)
{
    internal static readonly Refusal NoSuchUser = new(
        "trust.no_such_user", "There is no such user; look at the list of users.", RefusalKind.NotFound);

    internal sealed class Handler(House house, Caller caller, IWork work, TimeProvider clock)
        : IHandle<DisableUser, Unit>
    {
        public async Task<Outcome<Unit>> Handle(DisableUser command, CancellationToken cancel)
        {
            var user = await house.Set<UserRow>().FirstOrDefaultAsync(u => u.Id == command.User.Value, cancel);
            if (Decide(user, caller.Actor.User) is { } refusal)
            {
                return refusal;
            }

            var now = clock.GetUtcNow();
            user!.Disabled ??= now;
            user.ConcurrencyStamp = Guid.CreateVersion7(now).ToString("N");
            await Sessions.End(house, command.User, except: null, now, cancel);
            work.About(command.User.ToString());
            return default(Unit);
        }
    }

    internal static Refusal? Decide(UserRow? user, Id<User> by) => user switch
    {
        null => NoSuchUser,
        _ when user.Name == by => new("trust.own_access", "You cannot take your own access back; ask a colleague."),
        _ => null,
    };

    internal static Task<Results<Ok<Unit>, ProblemHttpResult>> Post(
        Id<User> user, Desk desk, CancellationToken cancel) =>
        desk.Send<DisableUser, Unit>(new(user), cancel);
}

/// <summary>The users of the caller's organisation, newest first.</summary>
static class ListUsers
{
    internal sealed record Card(
        Id<User> Id, string SignIn, Text Name, Role Role, DateTimeOffset Since, DateTimeOffset? Disabled, bool Locked);

    static readonly Sheet<Card> Export = new Sheet<Card>("users", new("用户", "Users"))
        .Text("登录名", "Sign-in name", u => u.SignIn)
        .Words("姓名", "Name", u => u.Name)
        .Text("角色", "Role", u => u.Role.ToString())
        .Instant("自", "Since", u => u.Since)
        .Instant("停用", "Disabled", u => u.Disabled);

    internal static async Task<Ok<Page<Card>>> Get(
        House house, TimeProvider clock, int? limit, string? after, CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, clock, new(limit, after), cancel));

    internal static async Task<IResult> GetExport(
        House house, TimeProvider clock, string? lang, CancellationToken cancel) =>
        Export.Answer(await Paging.All(page => Read(house, clock, page, cancel)), lang);

    static async Task<Page<Card>> Read(House house, TimeProvider clock, PageRequest request, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var after = Id<User>.TryParse(request.After, null, out var from) ? from.Value : (Guid?)null;
        var rows = await house.Set<UserRow>().AsNoTracking()
            .Where(u => after == null || u.Id < after)
            .OrderByDescending(u => u.Id).Take(request.Take + 1).ToListAsync(cancel);
        var items = rows.Take(request.Take).Select(u => new Card(
            u.Name, u.UserName!, new(u.NameZh, u.NameEn), u.Role, u.Since, u.Disabled, u.LockoutEnd > now)).ToList();
        return new(items, rows.Count > request.Take ? items[^1].Id.ToString() : null);
    }
}
