using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>Problem answers of the door, which needs statuses that commands do not have: 401 and 429.</summary>
static class Refusing
{
    internal static ProblemHttpResult Answer(this Refusal refusal, int status)
    {
        var problem = refusal.ToProblem();
        problem.ProblemDetails.Status = status;
        return problem;
    }

    internal static ProblemHttpResult Unauthorised(this Refusal refusal) =>
        refusal.Answer(StatusCodes.Status401Unauthorized);
}
