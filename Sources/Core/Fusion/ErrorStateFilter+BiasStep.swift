public import PoseMath

extension ErrorStateFilter {
  /// Once a supposed step explains the innovations so much better than none, it is believed, in the lanes where it
  /// does.
  @inlinable
  mutating func judgeBiasSteps(_ error: inout ErrorVector<Number>) {
    typealias Watch = BiasStepWatch<Number>
    steps.advance(by: sums.duration)
    // At rest the bias is measured, and before the vertical is found nothing is.
    var isIdle = rest.isLasting(parameters.restOnset) .| .!alignment.isDone
    if steps.isWatching {
      let first = steps.first.judged(deviation: Watch.stepDeviation)
      let second = steps.second.judged(deviation: Watch.stepDeviation)
      // Too young to be judged, a supposition says nothing.
      let scoreFirst = first.score.replacing(with: 0, where: steps.first.age .< Watch.ageMin)
      let scoreSecond = second.score.replacing(with: 0, where: steps.second.age .< Watch.ageMin)
      let isSecond = scoreFirst .< scoreSecond
      let trustsFirst = .!isSecond .& (Watch.scoreMin .< scoreFirst) .& .!isIdle
      let trustsSecond = isSecond .& (Watch.scoreMin .< scoreSecond) .& .!isIdle
      if trustsFirst.isAnywhere { believe(steps.first, first, where: trustsFirst, &error) }
      if trustsSecond.isAnywhere { believe(steps.second, second, where: trustsSecond, &error) }
      isIdle = isIdle .| trustsFirst .| trustsSecond
    }
    steps.wait(where: isIdle)
  }

  /// Corrects the errors that the step has left behind until now, and adds its uncertainty along with all that it
  /// has moved; for a while the field may then move the bias, too.
  @inlinable
  mutating func believe(
    _ supposed: BiasStep<Number>, _ judgement: BiasStep<Number>.Judgement, where lanes: Number.Mask,
    _ error: inout ErrorVector<Number>
  ) {
    let states = BiasStep<Number>.states
    for index in states.indices {
      let state = states[index]
      let response = LaneVector.zero.replacing(with: supposed.response(of: state), where: lanes)
      error[state] += response.dot(judgement.step)
      let spread = judgement.covariance * response
      for other in states.indices {
        let other = states[other]
        covariance.rows[state][other] += spread.dot(supposed.response(of: other))
      }
    }
    steps.openness = steps.openness.replacing(with: BiasStepWatch<Number>.opennessMax, where: lanes)
  }
}
