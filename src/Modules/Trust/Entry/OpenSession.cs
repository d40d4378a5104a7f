using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>How somebody came to the door.</summary>
enum SignInBy
{
    RightPassword,
    WrongPassword,

    /// <summary>Takes the seat of a simulated person, in a demonstration.</summary>
    Demonstration,
}

/// <summary>Opens a session, or counts a wrong password. The password was checked before and is no part of the
/// command.</summary>
sealed record OpenSession(Id<User> User, SignInBy By)
{
    /// <param name="Session">The new session; null when none was opened.</param>
    /// <param name="Refusal">Why not. Counting a failure is a change, so it is an answer here and a refusal to the
    /// caller.</param>
    internal sealed record Result(Id<Session>? Session, Refusal? Refusal);

    internal static readonly Refusal WrongPassword = new(
        "trust.sign_in_refused", "Sign-in name or password is wrong; check both and try again.", RefusalKind.Forbidden);

    internal static (LockOut State, Refusal? Refusal) Decide(
        LockOut state, bool disabled, SignInBy by, DateTimeOffset now)
    {
        if (state.Check(now) is { } locked)
        {
            return (state, locked);
        }

        return by == SignInBy.WrongPassword ? (state.Wrong(now), WrongPassword)
            : disabled ? (state, WrongPassword)
            : (LockOut.Right(), null);
    }

    internal sealed class Handler(House house, IWork work, TimeProvider clock) : IHandle<OpenSession, Result>
    {
        public async Task<Outcome<Result>> Handle(OpenSession command, CancellationToken cancel)
        {
            var user = await house.Set<UserRow>().FirstAsync(u => u.Id == command.User.Value, cancel);
            var now = clock.GetUtcNow();
            var (state, refusal) = Decide(
                new(user.AccessFailedCount, user.LockoutEnd), user.Disabled is not null, command.By, now);
            user.Count(state, now);
            work.About(command.User.ToString());
            if (refusal is not null)
            {
                work.Publish(new SignInRefused(user.Organisation, command.User, refusal.Code));
                return new Result(null, refusal);
            }

            var session = new SessionRow
            {
                Id = Id<Session>.New(clock),
                Organisation = user.Organisation,
                User = command.User,
                Since = now,
                Until = now + SessionRow.Longest,
            };
            house.Add(session);
            work.Publish(new SignedIn(user.Organisation, command.User, session.Id));
            return new Result(session.Id, null);
        }
    }
}

/// <summary>Ends a session, wherever its cookie is.</summary>
sealed record CloseSession(Id<Session> Session)
{
    internal sealed class Handler(House house, IWork work, TimeProvider clock) : IHandle<CloseSession, Unit>
    {
        public async Task<Outcome<Unit>> Handle(CloseSession command, CancellationToken cancel)
        {
            work.About(command.Session.ToString());
            if (await house.Set<SessionRow>().FirstOrDefaultAsync(s => s.Id == command.Session, cancel) is { } session)
            {
                session.Ended ??= clock.GetUtcNow();
            }

            return default(Unit);
        }
    }
}
