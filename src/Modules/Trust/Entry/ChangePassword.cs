using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using System.Security.Claims;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>Somebody chooses another password for himself. All other sessions of his end.</summary>
/// <param name="Session">The session he asks in, which stays.</param>
sealed record ChangePassword(string Old, string New, Id<Session> Session)
{
    /// <param name="SessionsEnded">How many other sessions ended.</param>
    /// <param name="Refusal">Why not. Counting a wrong password is a change, so it is an answer here and a refusal to
    /// the caller.</param>
    internal sealed record Result(int SessionsEnded, Refusal? Refusal);

    internal sealed record Body(string Old, string New);

    /// <param name="SessionsEnded">How many other sessions ended.</param>
    internal sealed record Answer(int SessionsEnded);

    /// <summary>What stands against it before the old password is looked at; null to go on.</summary>
    internal static Refusal? Decide(UserRow user, string old, string changed, DateTimeOffset now) =>
        user.PasswordHash is null
            ? new(
                "trust.no_password",
                "You have no password yet; ask the store where you were registered for an activation code.")
        : new LockOut(user.AccessFailedCount, user.LockoutEnd).Check(now) is { } locked ? locked
        : Users.WeakPassword(changed) is { } weak ? weak
        : changed == old
            ? new(
                "trust.password_unchanged", "The new password is the present one; choose another.",
                RefusalKind.Invalid)
        : null;

    internal sealed class Handler(
        House house, Caller caller, IPasswordHasher<UserRow> hasher, IWork work, TimeProvider clock)
        : IHandle<ChangePassword, Result>
    {
        static readonly Refusal OldWrong = new(
            "trust.old_password_wrong", "The present password is wrong; type it again.", RefusalKind.Forbidden);

        public async Task<Outcome<Result>> Handle(ChangePassword command, CancellationToken cancel)
        {
            var me = caller.Actor.User;
            var user = await house.Set<UserRow>().FirstAsync(u => u.Id == me.Value, cancel);
            var now = clock.GetUtcNow();
            if (Decide(user, command.Old, command.New, now) is { } refusal)
            {
                return refusal;
            }

            work.About(me.ToString());
            if (hasher.VerifyHashedPassword(user, user.PasswordHash!, command.Old) is PasswordVerificationResult.Failed)
            {
                user.Count(new LockOut(user.AccessFailedCount, user.LockoutEnd).Wrong(now), now);
                work.Publish(new SignInRefused(user.Organisation, me, OldWrong.Code));
                return new Result(0, OldWrong);
            }

            user.SetPassword(hasher.HashPassword(user, command.New), now);
            var ended = await Sessions.End(house, me, command.Session, now, cancel);
            work.Publish(new PasswordChanged(user.Organisation, me));
            return new Result(ended, null);
        }
    }

    internal static async Task<Results<Ok<Answer>, ProblemHttpResult>> Post(
        Body body, Desk desk, HttpContext context, CancellationToken cancel)
    {
        var session = Id<Session>.Parse(context.User.FindFirstValue(Doors.SessionClaim)!);
        return (await desk.Send<ChangePassword, Result>(new(body.Old, body.New, session), cancel)).Result switch
        {
            Ok<Result> { Value: { Refusal: null } done } => TypedResults.Ok(new Answer(done.SessionsEnded)),
            Ok<Result> { Value.Refusal: { } refusal } => refusal.ToProblem(),
            ProblemHttpResult problem => problem,
            var other => throw new InvalidOperationException($"No answer is a {other.GetType().Name}."),
        };
    }
}
