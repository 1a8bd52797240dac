using Bridge.Host.Features.Scheduling;
using Bridge.Host.Settings.Routes;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Quartz.Extensibility;

namespace Bridge.Host.Tests.Features.Scheduling;

public sealed class RouteScheduleTests
{
    [Fact]
    public async Task A_first_turn_that_a_slow_start_missed_is_taken_at_once_and_not_an_interval_later()
    {
        var route = new RouteSettings { Name = "members", Record = "member", From = "mls", To = "crm", Every = TimeSpan.FromHours(6) };
        var now = TimeProvider.System.GetUtcNow();
        await using var services = new ServiceCollection().AddLogging().AddQuartz(quartz => RouteSchedule.Declare(quartz, [route], now.AddMinutes(-2))).BuildServiceProvider();
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var trigger = Assert.IsAssignableFrom<IOperableTrigger>(await scheduler.GetTrigger(new TriggerKey(route.Name)));

        trigger.UpdateAfterMisfire(null);

        Assert.InRange(trigger.NextFireTimeUtc ?? default, now, now.AddMinutes(1));
        await scheduler.Shutdown();
    }
}
