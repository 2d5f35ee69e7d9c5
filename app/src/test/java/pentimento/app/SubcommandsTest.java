package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import pentimento.app.kra.KraCommand;
import picocli.CommandLine;

class SubcommandsTest {

  @Test
  void each_command_is_found_by_the_name_it_gives_itself_and_is_then_alone() {
    CommandLine all = new CommandLine(new PentimentoCommand());
    Subcommands.add(all);
    assertThat(all.getSubcommands()).hasSizeGreaterThan(10).containsKey("develop");
    for (Map.Entry<String, CommandLine> one : all.getSubcommands().entrySet()) {
      CommandLine line = new CommandLine(new PentimentoCommand());
      Subcommands.add(line, one.getKey(), "--help");
      assertThat(line.getSubcommands()).containsOnlyKeys(one.getKey());
      Object annotated = one.getValue().getCommand();
      assertThat(annotated.getClass().getAnnotation(CommandLine.Command.class).name())
          .isEqualTo(one.getKey());
    }
  }

  @Test
  void each_command_of_kra_is_found_by_its_name_and_is_then_alone() {
    for (Map.Entry<String, Class<?>> one : KraCommand.COMMANDS.entrySet()) {
      CommandLine line = new CommandLine(new PentimentoCommand());
      Subcommands.add(line, "kra", one.getKey(), "--help");
      assertThat(line.getSubcommands().get("kra").getSubcommands()).containsOnlyKeys(one.getKey());
      assertThat(one.getValue().getAnnotation(CommandLine.Command.class).name())
          .isEqualTo(one.getKey());
    }
    assertThat(Run.of("kra", "--help").out()).contains("flatten", "conform");
    assertThat(Run.of("kra", "flaten", "x.kra").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void help_and_unknown_words_know_all_commands() {
    assertThat(Run.of("--help").out()).contains("develop", "watch", "kra");
    assertThat(Run.of("devlop", "x.dng").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Run.of("devlop", "x.dng").err()).contains("devlop");
  }
}
